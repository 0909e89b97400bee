package dev.mold.koral.create;

import dev.mold.api.id.ServiceOfferingId;
import dev.mold.koral.node.NodeRole;
import java.util.Optional;

/**
 * The compute offerings of a cluster's nodes.
 *
 * @param common the one given for all nodes
 * @param controlOnly another one given for control nodes
 * @param workerOnly another one given for workers
 */
record NodeOfferings(
        Optional<ServiceOfferingId> common,
        Optional<ServiceOfferingId> controlOnly,
        Optional<ServiceOfferingId> workerOnly) {

    /** What nodes of that role are made with. @throws java.util.NoSuchElementException if nothing was given for it */
    public ServiceOfferingId of(NodeRole role) {
        return find(role).orElseThrow();
    }

    /** What nodes of that role are made with, if anything was given. */
    public Optional<ServiceOfferingId> find(NodeRole role) {
        return (role == NodeRole.CONTROL ? controlOnly : workerOnly).or(() -> common);
    }
}
