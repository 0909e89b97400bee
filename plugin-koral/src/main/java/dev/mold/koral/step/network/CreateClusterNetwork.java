package dev.mold.koral.step.network;

import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.NewNetwork;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeRetries;
import dev.mold.koral.step.Pauses;

/** Creates the network of the cluster, unless the user gave one. */
public final class CreateClusterNetwork implements Step<ClusterContext> {
    private static final String SUFFIX = "-network";
    private static final int MAX_NAME_LENGTH = 255;

    private final Networks networks;
    private final ClusterStore store;

    public CreateClusterNetwork(Networks networks, ClusterStore store) {
        this.networks = networks;
        this.store = store;
    }

    @Override
    public String name() {
        return "create-network";
    }

    @Override
    public String description() {
        return "Creates the cluster's network, unless one was given";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var cluster = context.cluster();
        var site = context.plan().mainSite();
        if (networks.find(site.network()).isPresent()) {
            return StepResult.done();
        }
        if (!site.ownNetwork()) {
            return StepResult.failed(Errors.RESOURCE_UNAVAILABLE, "The network of the cluster has been removed");
        }
        var name = networkName(cluster.name());
        var made = networks.create(new NewNetwork(
                site.network(), name, name, cluster.owner(), site.zone(), site.networkOffering()));
        if (!made.id().equals(site.network())) {
            store.updateSite(site.id(), current -> current.inNetwork(made.id()));
        }
        return StepResult.done();
    }

    private static String networkName(String clusterName) {
        var longest = MAX_NAME_LENGTH - SUFFIX.length();
        return (clusterName.length() <= longest ? clusterName : clusterName.substring(0, longest)) + SUFFIX;
    }

    @Override
    public StepResult undo(ClusterContext context) {
        var site = context.plan().mainSite();
        if (!site.ownNetwork() || networks.find(site.network()).isEmpty()) {
            return StepResult.done();
        }
        try {
            return networks.delete(site.network())
                    ? StepResult.done()
                    : StepResult.waiting("The network is being removed", Pauses.MACHINE);
        } catch (ApiException e) {
            return StepResult.failed(e);
        }
    }

    @Override
    public RetryPolicy retries() {
        return NodeRetries.BACKEND;
    }
}
