package dev.mold.koral.version;

import dev.mold.api.flow.Subject;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.KubernetesVersionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A Kubernetes version that clusters can be made with.
 *
 * @param zone where it can be used; empty for every zone
 * @param iso the image that nodes install it from
 * @param arch of its binaries, such as {@code x86_64}
 * @param minCpus the fewest vCPUs that a node needs
 * @param minMemoryMib the least memory that a node needs, in MiB
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

    /** The fewest vCPUs that kubeadm takes. */
    public static final int MIN_CPUS = 2;

    /** The least memory that a node can do with, in MiB. */
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

    /** The same with the ISO that the cloud made for it. */
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
