package dev.mold.koral.create;

import dev.mold.api.id.ServiceOfferingId;
import dev.mold.koral.node.NodeRole;
import java.util.Optional;

/**
 * The compute offerings of a cluster's nodes.
 *
 * @param common the offering for all nodes
 * @param controlOnly the offering for control nodes, instead of the common one
 * @param workerOnly the offering for workers, instead of the common one
 */
record NodeOfferings(
        Optional<ServiceOfferingId> common,
        Optional<ServiceOfferingId> controlOnly,
        Optional<ServiceOfferingId> workerOnly) {

    /** The offering of nodes of that role. @throws java.util.NoSuchElementException if none was given */
    public ServiceOfferingId of(NodeRole role) {
        return find(role).orElseThrow();
    }

    /** The offering of nodes of that role, if one was given. */
    public Optional<ServiceOfferingId> find(NodeRole role) {
        return (role == NodeRole.CONTROL ? controlOnly : workerOnly).or(() -> common);
    }
}
