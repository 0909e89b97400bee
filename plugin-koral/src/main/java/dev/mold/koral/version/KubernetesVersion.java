package dev.mold.koral.version;

import dev.mold.api.flow.Subject;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.KubernetesVersionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A Kubernetes version for clusters.
 *
 * @param zone the zone in which it can be used; empty for every zone
 * @param iso the image that nodes install it from
 * @param arch of its binaries, such as {@code x86_64}
 * @param minCpus the minimum number of vCPUs of a node
 * @param minMemoryMib the minimum memory of a node, in MiB
 */
public record KubernetesVersion(
        KubernetesVersionId id,
        String name,
        SemanticVersion semantic,
        VersionState state,
        Optional<ZoneId> zone,
        ImageId iso,
        String arch,
        boolean directDownload,
        int minCpus,
        int minMemoryMib,
        Instant created,
        Optional<Instant> removed) {
    /** CloudStack's name of this kind of resource. */
    public static final String RESOURCE_TYPE = "KubernetesSupportedVersion";

    /** The minimum number of vCPUs for kubeadm. */
    public static final int MIN_CPUS = 2;

    /** The minimum memory of nodes for any version, in MiB. */
    public static final int MIN_MEMORY_MIB = 2048;

    public Subject subject() {
        return Subject.of(RESOURCE_TYPE, id, name);
    }

    public boolean usableIn(ZoneId place) {
        return zone.map(place::equals).orElse(true);
    }

    public KubernetesVersion in(VersionState other) {
        return new KubernetesVersion(
                id,
                name,
                semantic,
                other,
                zone,
                iso,
                arch,
                directDownload,
                minCpus,
                minMemoryMib,
                created,
                removed);
    }

    /** A copy with the id that the cloud gave its ISO. */
    KubernetesVersion withIso(ImageId other) {
        return new KubernetesVersion(
                id,
                name,
                semantic,
                state,
                zone,
                other,
                arch,
                directDownload,
                minCpus,
                minMemoryMib,
                created,
                removed);
    }

    public KubernetesVersion removed(Instant now) {
        return new KubernetesVersion(
                id,
                name,
                semantic,
                state,
                zone,
                iso,
                arch,
                directDownload,
                minCpus,
                minMemoryMib,
                created,
                Optional.of(now));
    }
}
