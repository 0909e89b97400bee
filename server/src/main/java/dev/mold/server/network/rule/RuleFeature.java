package dev.mold.server.network.rule;

import dev.mold.api.cloud.Transactions;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.network.firewall.Firewalls;
import dev.mold.server.network.forwarding.Forwardings;
import dev.mold.server.network.loadbalancer.LoadBalancers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class RuleFeature {
    @Bean
    NetworkRulesService networkRulesService(
            Firewalls firewalls,
            Forwardings forwardings,
            LoadBalancers balancers,
            AddressService addresses,
            NetworkService networks,
            Transactions transactions) {
        return new NetworkRulesService(firewalls, forwardings, balancers, addresses, networks, transactions);
    }
}
