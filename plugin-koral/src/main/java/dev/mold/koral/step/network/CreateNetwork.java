package dev.mold.koral.step.network;

import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.NewNetwork;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeRetries;

/** Makes the network of the cluster, unless the user gave one. */
public final class CreateNetwork implements Step<ClusterContext> {
    private static final String SUFFIX = "-network";
    private static final int LONGEST_NAME = 255;

    private final Networks networks;

    public CreateNetwork(Networks networks) {
        this.networks = networks;
    }

    @Override
    public String name() {
        return "create-network";
    }

    @Override
    public String description() {
        return "Makes the cluster's network, unless one was given";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var cluster = context.cluster();
        var site = context.plan().mainSite();
        if (site.ownNetwork()) {
            var name = networkName(cluster.name());
            networks.create(new NewNetwork(
                    site.network(), name, name, cluster.owner(), site.zone(), site.networkOffering()));
            return StepResult.done();
        }
        return networks.find(site.network()).isPresent()
                ? StepResult.done()
                : StepResult.failed(Errors.RESOURCE_UNAVAILABLE, "The network of the cluster has been removed");
    }

    private static String networkName(String clusterName) {
        var longest = LONGEST_NAME - SUFFIX.length();
        return (clusterName.length() <= longest ? clusterName : clusterName.substring(0, longest)) + SUFFIX;
    }

    @Override
    public StepResult undo(ClusterContext context) {
        var site = context.plan().mainSite();
        if (!site.ownNetwork() || networks.find(site.network()).isEmpty()) {
            return StepResult.done();
        }
        try {
            networks.delete(site.network());
            return StepResult.done();
        } catch (ApiException e) {
            return StepResult.failed(e);
        }
    }

    @Override
    public RetryPolicy retries() {
        return NodeRetries.BACKEND;
    }
}
