package dev.mold.koral.cluster.jpa;

import java.util.UUID;

/** A row that belongs to a cluster. */
interface ClusterPart {
    /** The uuid of the cluster. */
    UUID cluster();
}
