package dev.mold.server.network.forwarding;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.id.Id;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Lists forwarding rules. */
class ForwardingLists {
    private final EntityManager entities;
    private final ForwardingViews views;
    private final Accounts accounts;
    private final Transactions transactions;

    ForwardingLists(EntityManager entities, ForwardingViews views, Accounts accounts, Transactions transactions) {
        this.entities = entities;
        this.views = views;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    ListAnswer<ForwardingRuleView> list(ListPortForwardingRules command, CallContext call) {
        return transactions.call(() -> PagedQuery.of(entities, ForwardingRuleEntity.class)
                .visible(accounts.visibility(call, command.scope().lookingFor(command.id())), "accountId")
                .equal("id", value(command.id()))
                .equal("addressId", value(command.ipaddressid()))
                .equal("networkId", value(command.networkid()))
                .contains(command.paging().keyword(), "ip")
                .page(command.paging(), views::views));
    }

    private static UUID value(Id id) {
        return id == null ? null : id.value();
    }
}
