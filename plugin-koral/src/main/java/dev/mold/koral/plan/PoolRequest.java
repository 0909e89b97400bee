package dev.mold.koral.plan;

import dev.mold.api.id.ServiceOfferingId;
import dev.mold.koral.node.NodeRole;

/**
 * The nodes of one role that were asked for.
 *
 * @param ownOffering whether the offering was given for this role and not for the whole cluster
 * @param rootDiskGib size of each node's root disk in GiB
 * @param nodes how many of them
 */
public record PoolRequest(
        NodeRole role, ServiceOfferingId offering, boolean ownOffering, long rootDiskGib, int nodes) {}
