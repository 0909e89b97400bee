package dev.mold.server.network.firewall;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.ListScope;
import dev.mold.api.id.Id;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Lists firewall and egress rules. */
class FirewallLists implements CommandSet {
    private final EntityManager entities;
    private final AddressService addresses;
    private final Accounts accounts;
    private final Transactions transactions;

    FirewallLists(EntityManager entities, AddressService addresses, Accounts accounts, Transactions transactions) {
        this.entities = entities;
        this.addresses = addresses;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListFirewallRules.class, this::list);
        registrar.sync(ListEgressFirewallRules.class, this::listEgress);
    }

    private ListAnswer<FirewallRuleView> list(ListFirewallRules command, CallContext call) {
        return transactions.call(() -> visible(command.scope().lookingFor(command.id()), call)
                .where("e.addressId is not null")
                .equal("id", value(command.id()))
                .equal("addressId", value(command.ipaddressid()))
                .equal("networkId", value(command.networkid()))
                .contains(command.paging().keyword(), "ip", "sources")
                .page(command.paging(), rows -> rows.stream().map(FirewallRuleView::of).toList()));
    }

    private ListAnswer<FirewallRuleView> listEgress(ListEgressFirewallRules command, CallContext call) {
        var networkOfAddress = command.ipaddressid() == null
                ? null
                : addresses.find(command.ipaddressid()).flatMap(PublicIpAddress::network).orElse(null);
        if (command.ipaddressid() != null && networkOfAddress == null) {
            return ListAnswer.of(List.of());
        }
        return transactions.call(() -> visible(command.scope().lookingFor(command.id()), call)
                .where("e.addressId is null")
                .equal("id", value(command.id()))
                .equal("networkId", value(command.networkid()))
                .equal("networkId", value(networkOfAddress))
                .contains(command.paging().keyword(), "sources")
                .page(command.paging(), rows -> rows.stream().map(FirewallRuleView::of).toList()));
    }

    private PagedQuery<FirewallRuleEntity> visible(ListScope scope, CallContext call) {
        return PagedQuery.of(entities, FirewallRuleEntity.class)
                .visible(accounts.visibility(call, scope), "accountId");
    }

    private static UUID value(Id id) {
        return id == null ? null : id.value();
    }
}
