package dev.mold.server.network.loadbalancer;

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
import dev.mold.api.id.IdSource;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.server.network.RouterChange;
import dev.mold.server.network.Sources;
import dev.mold.server.network.address.AddressService;
import dev.mold.server.platform.Names;
import java.util.Optional;

/** Creates, updates and deletes rules: the row changes before the command returns, the router is updated by the job. */
class LoadBalancerHandlers implements CommandSet {
    static final String CREATE_FLOW = "create-load-balancer-rule";
    static final String UPDATE_FLOW = "update-load-balancer-rule";
    static final String DELETE_FLOW = "delete-load-balancer-rule";
    private static final String SUBJECT_TYPE = "LoadBalancerRule";

    private final LoadBalancers balancers;
    private final AddressService addresses;
    private final Operations operations;
    private final Transactions transactions;
    private final IdSource ids;

    LoadBalancerHandlers(
            LoadBalancers balancers,
            AddressService addresses,
            Operations operations,
            Transactions transactions,
            IdSource ids) {
        this.balancers = balancers;
        this.addresses = addresses;
        this.operations = operations;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.async(CreateLoadBalancerRule.class, this::create);
        registrar.async(UpdateLoadBalancerRule.class, this::update);
        registrar.async(DeleteLoadBalancerRule.class, this::delete);
    }

    private Submitted create(CreateLoadBalancerRule command, CallContext call) {
        BalancerPlan.checkProtocol(command.protocol());
        var plan = new BalancerPlan(
                ids.next(),
                Names.clean(command.name(), "load balancer rule"),
                Optional.ofNullable(command.description()),
                command.publicport(),
                command.privateport(),
                command.algorithm(),
                command.cidrlist().isEmpty() ? Optional.empty() : Optional.of(Sources.of(command.cidrlist())),
                !Boolean.FALSE.equals(command.openfirewall()));
        if (command.publicipid() == null) {
            throw ApiException.invalid("Please specify publicipid: no address is acquired with a load balancer rule");
        }
        var address = addresses.require(command.publicipid());
        if (command.networkid() != null && !command.networkid().equals(AddressService.networkId(address))) {
            throw ApiException.invalid("Public address " + address.ip() + " does not belong to that network");
        }
        return transactions.call(() -> {
            var rule = balancers.add(addresses.changed(command.publicipid()), plan);
            var job = operations.submit(request(
                    CREATE_FLOW,
                    rule,
                    call,
                    "createLoadBalancerRule",
                    LoadBalancerEventTypes.LB_CREATE,
                    "creating load balancer rule "));
            return Submitted.creating(new LoadBalancerRuleId(rule.id), job);
        });
    }

    private Submitted update(UpdateLoadBalancerRule command, CallContext call) {
        BalancerPlan.checkProtocol(command.protocol());
        return transactions.call(() -> {
            var rule = balancers.changed(command.id());
            if (command.algorithm() != null) {
                rule.algorithm = BalancerPlan.algorithm(command.algorithm());
            }
            if (command.name() != null) {
                rule.name = Names.clean(command.name(), "load balancer rule");
            }
            if (command.description() != null) {
                rule.description = command.description();
            }
            if (!command.cidrlist().isEmpty()) {
                rule.sources = Sources.join(Sources.of(command.cidrlist()));
            }
            return Submitted.of(operations.submit(request(
                    UPDATE_FLOW,
                    rule,
                    call,
                    "updateLoadBalancerRule",
                    LoadBalancerEventTypes.LB_UPDATE,
                    "updating load balancer rule ")));
        });
    }

    private Submitted delete(DeleteLoadBalancerRule command, CallContext call) {
        return transactions.call(() -> {
            var rule = balancers.revoke(command.id());
            return Submitted.of(operations.submit(request(
                    DELETE_FLOW,
                    rule,
                    call,
                    "deleteLoadBalancerRule",
                    LoadBalancerEventTypes.LB_DELETE,
                    "deleting load balancer rule ")));
        });
    }

    static OperationRequest request(
            String flow,
            LoadBalancerRuleEntity rule,
            CallContext call,
            String command,
            EventType event,
            String doing) {
        return new OperationRequest(
                flow,
                new RouterChange(new NetworkId(rule.networkId), rule.id),
                Subject.of(SUBJECT_TYPE, new LoadBalancerRuleId(rule.id), rule.name),
                new AccountId(rule.accountId),
                call,
                command,
                event.name(),
                doing + rule.name,
                false);
    }
}
