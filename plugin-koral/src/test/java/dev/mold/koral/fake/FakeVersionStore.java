package dev.mold.koral.fake;

import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.version.KubernetesVersion;
import dev.mold.koral.version.VersionStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Versions in memory. */
public final class FakeVersionStore implements VersionStore {
    private final Map<KubernetesVersionId, KubernetesVersion> versions = new LinkedHashMap<>();

    /** Whether inserts fail. */
    public boolean full;

    @Override
    public void insert(KubernetesVersion version) {
        if (full) {
            throw new IllegalStateException("the table is full");
        }
        versions.put(version.id(), version);
    }

    @Override
    public Optional<KubernetesVersion> find(KubernetesVersionId id) {
        return Optional.ofNullable(versions.get(id));
    }

    @Override
    public Set<KubernetesVersionId> existing(Collection<KubernetesVersionId> ids) {
        return ids.stream().filter(versions::containsKey).collect(Collectors.toSet());
    }

    @Override
    public KubernetesVersion update(KubernetesVersionId id, UnaryOperator<KubernetesVersion> change) {
        return versions.computeIfPresent(id, (key, version) -> change.apply(version));
    }

    @Override
    public List<KubernetesVersion> all() {
        return versions.values().stream()
                .filter(version -> version.removed().isEmpty())
                .toList();
    }
}
