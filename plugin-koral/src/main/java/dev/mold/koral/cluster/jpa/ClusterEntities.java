package dev.mold.koral.cluster.jpa;

import java.util.List;

/** The persistent classes of this package. */
public final class ClusterEntities {
    private ClusterEntities() {}

    public static List<Class<?>> all() {
        return List.of(
                ClusterEntity.class,
                SiteEntity.class,
                PoolEntity.class,
                NodeEntity.class,
                OpeningEntity.class,
                RangeEntity.class,
                SecretEntity.class);
    }
}
