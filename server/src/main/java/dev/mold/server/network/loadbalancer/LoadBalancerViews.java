package dev.mold.server.network.loadbalancer;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Zone;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.zone.ZoneService;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The wire form of load-balancer rules. */
class LoadBalancerViews {
    private final Accounts accounts;
    private final ZoneService zones;

    LoadBalancerViews(Accounts accounts, ZoneService zones) {
        this.accounts = accounts;
        this.zones = zones;
    }

    List<LoadBalancerRuleView> views(List<LoadBalancerRuleEntity> rules) {
        var zoneNames = rules.stream()
                .map(rule -> rule.zoneId)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::zoneName));
        return rules.stream().map(rule -> view(rule, zoneNames.get(rule.zoneId))).toList();
    }

    private String zoneName(UUID zone) {
        return zones.find(new ZoneId(zone)).map(Zone::name).orElse("");
    }

    private LoadBalancerRuleView view(LoadBalancerRuleEntity rule, String zoneName) {
        var owner = accounts.account(new AccountId(rule.accountId));
        return new LoadBalancerRuleView(
                rule.id.toString(),
                rule.name,
                rule.description,
                rule.addressId.toString(),
                rule.ip,
                Integer.toString(rule.publicPort),
                Integer.toString(rule.privatePort),
                rule.algorithm,
                rule.networkId.toString(),
                rule.sources == null ? "" : rule.sources,
                owner.name(),
                owner.domain().toString(),
                owner.domainName(),
                owner.domainPath(),
                rule.state.wireName(),
                rule.zoneId.toString(),
                zoneName,
                "tcp",
                List.of());
    }
}
