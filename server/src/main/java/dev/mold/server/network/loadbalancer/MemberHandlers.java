package dev.mold.server.network.loadbalancer;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.Nics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Adds machines to rules and removes them. */
class MemberHandlers implements CommandSet {
    static final String FLOW = "change-load-balancer-members";

    private final LoadBalancers balancers;
    private final Nics nics;
    private final Operations operations;
    private final Transactions transactions;

    MemberHandlers(
            LoadBalancers balancers,
            Nics nics,
            Operations operations,
            Transactions transactions) {
        this.balancers = balancers;
        this.nics = nics;
        this.operations = operations;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.async(AssignToLoadBalancerRule.class, this::assign);
        registrar.async(RemoveFromLoadBalancerRule.class, this::remove);
    }

    private Submitted assign(AssignToLoadBalancerRule command, CallContext call) {
        var machines = machines(command.virtualmachineids(), command.vmidipmap());
        return transactions.call(() -> {
            var rule = balancers.changed(command.id());
            balancers.assign(rule, machines);
            return Submitted.of(operations.submit(LoadBalancerHandlers.request(
                    FLOW,
                    rule,
                    call,
                    "assignToLoadBalancerRule",
                    LoadBalancerEventTypes.LB_ASSIGN_TO_RULE,
                    "adding machines to load balancer rule ")));
        });
    }

    private Submitted remove(RemoveFromLoadBalancerRule command, CallContext call) {
        var machines = machines(command.virtualmachineids(), command.vmidipmap());
        return transactions.call(() -> {
            var rule = balancers.changed(command.id());
            balancers.unassign(rule, machines);
            return Submitted.of(operations.submit(LoadBalancerHandlers.request(
                    FLOW,
                    rule,
                    call,
                    "removeFromLoadBalancerRule",
                    LoadBalancerEventTypes.LB_REMOVE_FROM_RULE,
                    "removing machines from load balancer rule ")));
        });
    }

    private Set<VirtualMachineId> machines(List<VirtualMachineId> listed, IndexedParams withAddresses) {
        var machines = new LinkedHashSet<>(listed);
        for (var i = 0; i < withAddresses.groups().size(); i++) {
            var id = withAddresses.value(i, "vmid").orElseThrow(() -> ApiException.invalid("vmidipmap needs a vmid"));
            var machine = machineId(id);
            withAddresses.value(i, "vmip").ifPresent(ip -> checkAddress(machine, ip));
            machines.add(machine);
        }
        if (machines.isEmpty()) {
            throw ApiException.invalid("Either virtualmachineids or vmidipmap must be given");
        }
        return machines;
    }

    private static VirtualMachineId machineId(String text) {
        try {
            return VirtualMachineId.of(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("Unable to find virtual machine " + text);
        }
    }

    private void checkAddress(VirtualMachineId machine, String ip) {
        if (nics.find(List.of(machine)).stream().noneMatch(nic -> nic.ip().equals(ip))) {
            throw ApiException.invalid("Machine " + machine + " does not have the guest address " + ip);
        }
    }
}
