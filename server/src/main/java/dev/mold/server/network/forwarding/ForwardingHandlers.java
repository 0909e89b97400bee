package dev.mold.server.network.forwarding;

import dev.mold.api.cloud.EventType;
import dev.mold.api.cloud.Protocol;
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
import dev.mold.api.id.IdSource;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.Nics;
import dev.mold.server.network.PortRange;
import dev.mold.server.network.RouterChange;
import dev.mold.server.network.Sources;
import dev.mold.server.network.address.AddressService;
import java.util.List;
import java.util.Optional;

/** Creates, updates and deletes rules: the row changes before the command returns, the router is updated by the job. */
class ForwardingHandlers implements CommandSet {
    static final String CREATE_FLOW = "create-port-forwarding-rule";
    static final String UPDATE_FLOW = "update-port-forwarding-rule";
    static final String DELETE_FLOW = "delete-port-forwarding-rule";
    private static final String SUBJECT_TYPE = "PortForwardingRule";

    private final Forwardings forwardings;
    private final ForwardingRuleRepository rules;
    private final AddressService addresses;
    private final Nics nics;
    private final Operations operations;
    private final Transactions transactions;
    private final IdSource ids;

    ForwardingHandlers(
            Forwardings forwardings,
            ForwardingRuleRepository rules,
            AddressService addresses,
            Nics nics,
            Operations operations,
            Transactions transactions,
            IdSource ids) {
        this.forwardings = forwardings;
        this.rules = rules;
        this.addresses = addresses;
        this.nics = nics;
        this.operations = operations;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.async(CreatePortForwardingRule.class, this::create);
        registrar.async(UpdatePortForwardingRule.class, this::update);
        registrar.async(DeletePortForwardingRule.class, this::delete);
    }

    private Submitted create(CreatePortForwardingRule command, CallContext call) {
        var protocol = Protocol.of(command.protocol());
        var plan = new Forwardings.Plan(
                ids.next(),
                PortRange.of(protocol, command.publicport(), command.publicendport()),
                PortRange.of(protocol, command.privateport(), privateEnd(command)),
                command.virtualmachineid(),
                command.cidrlist().isEmpty() ? Optional.empty() : Optional.of(Sources.of(command.cidrlist())),
                !Boolean.FALSE.equals(command.openfirewall()));
        var address = addresses.require(command.ipaddressid());
        if (command.networkid() != null && !command.networkid().equals(AddressService.networkId(address))) {
            throw ApiException.invalid("Public address " + address.ip() + " does not belong to that network");
        }
        checkGuestIp(command.virtualmachineid(), command.vmguestip());
        return transactions.call(() -> {
            var rule = forwardings.add(addresses.changed(command.ipaddressid()), plan);
            var job = operations.submit(request(
                    CREATE_FLOW, rule,
                            call, "createPortForwardingRule", ForwardingEventTypes.NET_RULEADD, "creating rule "));
            return Submitted.creating(new PortForwardingRuleId(rule.id), job);
        });
    }

    /** The last private port: as many private ports as public ones, unless it is given. */
    private static Integer privateEnd(CreatePortForwardingRule command) {
        return command.privateendport() != null || command.publicendport() == null
                ? command.privateendport()
                : Integer.valueOf(command.privateport() + command.publicendport() - command.publicport());
    }

    private void checkGuestIp(VirtualMachineId machine, String guestIp) {
        if (guestIp != null
                && nics.find(List.of(machine)).stream()
                        .noneMatch(nic -> nic.ip().equals(guestIp))) {
            throw ApiException.invalid("The machine does not have the guest address " + guestIp);
        }
    }

    private Submitted update(UpdatePortForwardingRule command, CallContext call) {
        return transactions.call(() -> {
            var machine = rules.find(command.id().value())
                    .map(rule -> new VirtualMachineId(rule.machineId))
                    .orElseThrow(() -> Forwardings.unknown(command.id()));
            checkGuestIp(
                    Optional.ofNullable(command.virtualmachineid()).orElse(machine), command.vmguestip());
            var rule = forwardings.update(command.id(), command);
            return Submitted.of(operations.submit(request(
                    UPDATE_FLOW, rule,
                            call, "updatePortForwardingRule", ForwardingEventTypes.NET_RULEMODIFY, "updating rule ")));
        });
    }

    private Submitted delete(DeletePortForwardingRule command, CallContext call) {
        return transactions.call(() -> {
            var rule = forwardings.revoke(command.id());
            return Submitted.of(operations.submit(request(
                    DELETE_FLOW, rule,
                            call, "deletePortForwardingRule", ForwardingEventTypes.NET_RULEDELETE, "revoking rule ")));
        });
    }

    private static OperationRequest request(
            String flow, ForwardingRuleEntity rule, CallContext call, String command, EventType event, String doing) {
        var id = new PortForwardingRuleId(rule.id);
        return new OperationRequest(
                flow,
                new RouterChange(new NetworkId(rule.networkId), rule.id),
                Subject.of(SUBJECT_TYPE, id, id.toString()),
                new AccountId(rule.accountId),
                call,
                command,
                event.name(),
                doing + id + " (port forwarding)",
                false);
    }
}
