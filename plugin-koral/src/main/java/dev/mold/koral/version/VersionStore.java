package dev.mold.koral.version;

import dev.mold.api.error.ApiException;
import dev.mold.koral.cluster.KubernetesVersionId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stores versions. */
public interface VersionStore {
    void insert(KubernetesVersion version);

    /** The version, removed or not. */
    Optional<KubernetesVersion> find(KubernetesVersionId id);

    /** Those of the versions that exist, removed or not. */
    Set<KubernetesVersionId> existing(Collection<KubernetesVersionId> ids);

    /**
     * Changes the current state of a version.
     *
     * @throws ApiException INVALID_PARAMETER if there is no such version
     */
    KubernetesVersion update(KubernetesVersionId id, UnaryOperator<KubernetesVersion> change);

    /** The versions that are not removed, oldest registration first. */
    List<KubernetesVersion> all();

    /**
     * A version that is not removed.
     *
     * @throws ApiException INVALID_PARAMETER if there is none of that id
     */
    default KubernetesVersion get(KubernetesVersionId id) {
        return find(id)
                .filter(version -> version.removed().isEmpty())
                .orElseThrow(() -> ApiException.invalid("There is no Kubernetes version with id " + id));
    }
}
