package dev.mold.koral.plan;

import dev.mold.api.id.ServiceOfferingId;
import dev.mold.koral.node.NodeRole;

/**
 * The requested nodes of one role.
 *
 * @param ownOffering whether the offering was given for this role and not for the whole cluster
 * @param rootDiskGib size of each node's root disk in GiB
 * @param nodes the number of nodes
 */
public record PoolRequest(
        NodeRole role, ServiceOfferingId offering, boolean ownOffering, long rootDiskGib, int nodes) {}
