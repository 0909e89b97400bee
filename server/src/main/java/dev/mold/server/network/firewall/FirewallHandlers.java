package dev.mold.server.network.firewall;

import dev.mold.api.cloud.EventType;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.RouterChange;
import dev.mold.server.network.Sources;
import dev.mold.server.network.address.AddressService;

/** Creates and deletes rules: the row changes before the command returns, the router is updated by the job. */
class FirewallHandlers implements CommandSet {
    static final String CREATE_FLOW = "create-firewall-rule";
    static final String DELETE_FLOW = "delete-firewall-rule";
    private static final String SUBJECT_TYPE = "FirewallRule";

    private final Firewalls firewalls;
    private final FirewallRuleRepository rules;
    private final AddressService addresses;
    private final NetworkService networks;
    private final Operations operations;
    private final Transactions transactions;

    FirewallHandlers(
            Firewalls firewalls,
            FirewallRuleRepository rules,
            AddressService addresses,
            NetworkService networks,
            Operations operations,
            Transactions transactions) {
        this.firewalls = firewalls;
        this.rules = rules;
        this.addresses = addresses;
        this.networks = networks;
        this.operations = operations;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.async(CreateFirewallRule.class, this::create);
        registrar.async(CreateEgressFirewallRule.class, this::createEgress);
        registrar.async(DeleteFirewallRule.class, (command, call) -> delete(command.id(), false, call));
        registrar.async(DeleteEgressFirewallRule.class, (command, call) -> delete(command.id(), true, call));
    }

    private Submitted create(CreateFirewallRule command, CallContext call) {
        var opening = Opening.of(
                command.protocol(),
                command.startport(),
                command.endport(),
                command.icmptype(),
                command.icmpcode(),
                Sources.of(command.cidrlist()));
        return transactions.call(() -> {
            var address = addresses.changed(command.ipaddressid());
            var rule = firewalls.add(address, opening);
            return submitCreation(rule, call, "createFirewallRule", FirewallEventTypes.FIREWALL_OPEN);
        });
    }

    private Submitted createEgress(CreateEgressFirewallRule command, CallContext call) {
        if (!command.destcidrlist().isEmpty() && !Sources.anywhere(command.destcidrlist())) {
            throw ApiException.invalid("Egress rules apply to every destination; destcidrlist can only be 0.0.0.0/0");
        }
        var opening = Opening.of(
                command.protocol(),
                command.startport(),
                command.endport(),
                command.icmptype(),
                command.icmpcode(),
                Sources.of(command.cidrlist()));
        return transactions.call(() -> submitCreation(
                firewalls.addEgress(command.networkid(), opening),
                call,
                "createEgressFirewallRule",
                FirewallEventTypes.FIREWALL_EGRESS_OPEN));
    }

    private Submitted submitCreation(
            FirewallRuleEntity rule, CallContext call, String command, EventType event) {
        var job = operations.submit(request(CREATE_FLOW, rule, call, command, event, "creating firewall rule "));
        return Submitted.creating(new FirewallRuleId(rule.id), job);
    }

    private Submitted delete(FirewallRuleId id, boolean egress, CallContext call) {
        return transactions.call(() -> {
            rules.find(id.value())
                    .filter(rule -> rule.egress() == egress)
                    .orElseThrow(() -> Firewalls.unknown(id));
            var rule = firewalls.revoke(id);
            return Submitted.of(operations.submit(request(
                    DELETE_FLOW,
                    rule,
                    call,
                    egress ? "deleteEgressFirewallRule" : "deleteFirewallRule",
                    egress ? FirewallEventTypes.FIREWALL_EGRESS_CLOSE : FirewallEventTypes.FIREWALL_CLOSE,
                    "revoking firewall rule ")));
        });
    }

    private static OperationRequest request(
            String flow, FirewallRuleEntity rule, CallContext call, String command, EventType event, String doing) {
        var id = new FirewallRuleId(rule.id);
        return new OperationRequest(
                flow,
                new RouterChange(new NetworkId(rule.networkId), rule.id),
                Subject.of(SUBJECT_TYPE, id, id.toString()),
                new AccountId(rule.accountId),
                call,
                command,
                event.name(),
                doing + id,
                false);
    }
}
