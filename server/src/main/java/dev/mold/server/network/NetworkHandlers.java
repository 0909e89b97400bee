package dev.mold.server.network;

import dev.mold.api.cloud.EventType;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Subject;
import dev.mold.server.platform.Names;

/** Creates, updates and deletes networks. */
class NetworkHandlers implements CommandSet {
    static final String UPDATE_FLOW = "update-network";
    static final String RESTART_FLOW = "restart-network";
    static final String SUBJECT_TYPE = "Network";

    private final CreateNetworkHandler creation;
    private final NetworkLists lists;
    private final NetworkRepository networks;
    private final NetworkService service;
    private final Operations operations;
    private final Transactions transactions;

    NetworkHandlers(
            CreateNetworkHandler creation,
            NetworkLists lists,
            NetworkRepository networks,
            NetworkService service,
            Operations operations,
            Transactions transactions) {
        this.creation = creation;
        this.lists = lists;
        this.networks = networks;
        this.service = service;
        this.operations = operations;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(CreateNetwork.class, creation::create);
        registrar.sync(ListNetworks.class, lists::list);
        registrar.async(UpdateNetwork.class, this::update);
        registrar.async(RestartNetwork.class, this::restart);
        registrar.async(DeleteNetwork.class, this::delete);
    }

    private Submitted update(UpdateNetwork command, CallContext call) {
        return transactions.call(() -> {
            service.changed(command.id());
            var network = networks.lock(command.id().value());
            if (command.name() != null) {
                network.name = Names.clean(command.name(), "network");
            }
            if (command.displaytext() != null) {
                network.displayText = command.displaytext();
            }
            if (command.networkdomain() != null) {
                network.domainSuffix = NetworkPlan.checkDomain(command.networkdomain());
            }
            return submit(
                    UPDATE_FLOW,
                    network.toNetwork(),
                    call,
                    "updateNetwork",
                    NetworkEventTypes.NETWORK_UPDATE,
                    "updating network ");
        });
    }

    private Submitted restart(RestartNetwork command, CallContext call) {
        if (Boolean.TRUE.equals(command.makeredundant())) {
            throw ApiException.invalid("Redundant routers are not offered");
        }
        return transactions.call(() -> {
            var network = service.changed(command.id());
            return submit(
                    RESTART_FLOW,
                            network, call, "restartNetwork", NetworkEventTypes.NETWORK_RESTART, "restarting network ");
        });
    }

    private Submitted submit(
            String flow, Network network, CallContext call, String command, EventType event, String doing) {
        return Submitted.of(operations.submit(new OperationRequest(
                flow,
                new RouterChange(network.id(), network.id().value()),
                subject(network),
                network.owner(),
                call,
                command,
                event.name(),
                doing + network.name(),
                false)));
    }

    private Submitted delete(DeleteNetwork command, CallContext call) {
        return transactions.call(() -> {
            var network = service.require(command.id());
            return Submitted.of(operations.submit(new OperationRequest(
                    DeleteNetworkFlow.NAME,
                    new NetworkRemovalInput(network.id(), Boolean.TRUE.equals(command.forced())),
                    subject(network),
                    network.owner(),
                    call,
                    "deleteNetwork",
                    NetworkEventTypes.NETWORK_DELETE.name(),
                    "deleting network " + network.name(),
                    false)));
        });
    }

    private static Subject subject(Network network) {
        return Subject.of(SUBJECT_TYPE, network.id(), network.name());
    }
}
