package dev.mold.koral.version;

import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.Zone;
import dev.mold.api.cloud.Zones;
import dev.mold.api.flow.Operation;
import dev.mold.api.flow.Operations;

/** Creates the API views of versions. */
public final class VersionViews {
    private static final int PENDING = 0;

    /** Koral does not support the cluster autoscaler yet, whatever the version. */
    private static final boolean SUPPORTS_AUTOSCALING = false;

    private final Images images;
    private final Zones zones;
    private final Operations operations;

    public VersionViews(Images images, Zones zones, Operations operations) {
        this.images = images;
        this.zones = zones;
        this.operations = operations;
    }

    public KubernetesVersionView of(KubernetesVersion version) {
        var iso = images.find(version.iso());
        var job = operations.underWay(KubernetesVersion.RESOURCE_TYPE, version.id().value());
        return new KubernetesVersionView(
                version.id().toString(),
                version.name(),
                version.semantic().toString(),
                version.iso().toString(),
                iso.map(Image::name).orElse(null),
                iso.map(image -> image.state().wireName()).orElse(null),
                version.arch(),
                version.zone().map(Object::toString).orElse(null),
                version.zone().flatMap(zones::find).map(Zone::name).orElse(null),
                version.semantic().atLeast(SemanticVersion.HIGH_AVAILABILITY),
                SUPPORTS_AUTOSCALING,
                version.state().wireName(),
                version.minCpus(),
                version.minMemoryMib(),
                version.created(),
                version.directDownload(),
                job.map(Operation::id).map(Object::toString).orElse(null),
                job.map(operation -> PENDING).orElse(null));
    }
}
