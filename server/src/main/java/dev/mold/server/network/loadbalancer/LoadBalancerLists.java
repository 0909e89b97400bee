package dev.mold.server.network.loadbalancer;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Paging;
import dev.mold.api.id.Id;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.VirtualMachineView;
import dev.mold.server.network.NetworkService;
import dev.mold.server.platform.PagedQuery;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Lists rules and their member machines. */
class LoadBalancerLists implements CommandSet {
    private final EntityManager entities;
    private final LoadBalancerRepository rules;
    private final LoadBalancerViews views;
    private final NetworkService networks;
    private final VirtualMachines machines;
    private final Accounts accounts;
    private final Transactions transactions;

    LoadBalancerLists(
            EntityManager entities,
            LoadBalancerRepository rules,
            LoadBalancerViews views,
            NetworkService networks,
            VirtualMachines machines,
            Accounts accounts,
            Transactions transactions) {
        this.entities = entities;
        this.rules = rules;
        this.views = views;
        this.networks = networks;
        this.machines = machines;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListLoadBalancerRules.class, this::list);
        registrar.sync(ListLoadBalancerRuleInstances.class, this::listMachines);
    }

    private ListAnswer<LoadBalancerRuleView> list(ListLoadBalancerRules command, CallContext call) {
        return transactions.call(() -> PagedQuery.of(entities, LoadBalancerRuleEntity.class)
                .visible(accounts.visibility(call, command.scope().lookingFor(command.id())), "accountId")
                .equal("id", value(command.id()))
                .equal("name", command.name())
                .equal("addressId", value(command.publicipid()))
                .equal("zoneId", value(command.zoneid()))
                .equal("networkId", value(command.networkid()))
                .where(
                        "exists (select 1 from LoadBalancerMemberEntity m"
                                + " where m.key.ruleId = e.id and m.key.machineId = ?)",
                        value(command.virtualmachineid()))
                .contains(command.paging().keyword(), "name")
                .page(command.paging(), views::views));
    }

    private ListAnswer<VirtualMachineView> listMachines(ListLoadBalancerRuleInstances command, CallContext call) {
        var wanted = transactions.call(() -> {
            var rule = rules.find(command.id().value()).orElseThrow(() -> LoadBalancers.unknown(command.id()));
            var members = rules.members(rule.id).stream().map(VirtualMachineId::new).toList();
            return Boolean.FALSE.equals(command.applied()) ? others(rule, members) : members;
        });
        if (command.paging().keyword() == null) {
            return new ListAnswer<>(machines.views(page(wanted, command.paging()), call), wanted.size());
        }
        var matching = machines.views(wanted, call).stream()
                .filter(machine -> command.paging().matches(machine.name()))
                .toList();
        return new ListAnswer<>(page(matching, command.paging()), matching.size());
    }

    private static <T> List<T> page(List<T> all, Paging paging) {
        return all.stream().skip(paging.offset()).limit(paging.limit()).toList();
    }

    private List<VirtualMachineId> others(LoadBalancerRuleEntity rule, List<VirtualMachineId> members) {
        var inRule = new HashSet<>(members);
        return networks.machines(new NetworkId(rule.networkId)).stream()
                .filter(machine -> !inRule.contains(machine))
                .toList();
    }

    private static UUID value(Id id) {
        return id == null ? null : id.value();
    }
}
