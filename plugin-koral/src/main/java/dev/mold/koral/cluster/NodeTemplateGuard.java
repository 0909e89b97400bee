package dev.mold.koral.cluster;

import dev.mold.api.id.ImageId;
import dev.mold.api.plugin.ImageGuard;
import java.util.Optional;

/** Prevents the deletion of templates that clusters use: they are needed again if a cluster is rebuilt. */
public final class NodeTemplateGuard implements ImageGuard {
    private final ClusterStore clusters;

    public NodeTemplateGuard(ClusterStore clusters) {
        this.clusters = clusters;
    }

    @Override
    public Optional<String> reasonToKeep(ImageId image) {
        return clusters.usesTemplate(image)
                ? Optional.of("the nodes of Kubernetes clusters are made from it")
                : Optional.empty();
    }
}
