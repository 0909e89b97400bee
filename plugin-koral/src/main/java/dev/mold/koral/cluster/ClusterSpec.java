package dev.mold.koral.cluster;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ServiceOfferingId;
import java.util.Optional;

/**
 * What was asked for a cluster as a whole, checked. Where it is and what its nodes are made with is for its sites and
 * pools to say.
 *
 * @param version the Kubernetes version that new nodes get
 * @param template what the nodes are made from
 * @param offering the compute offering that was given for all nodes
 * @param keyPair name of the owner's SSH key pair that may log in to the nodes beside Koral
 */
public record ClusterSpec(
        String name,
        String description,
        AccountId owner,
        KubernetesVersionId version,
        ImageId template,
        Optional<ServiceOfferingId> offering,
        Optional<String> keyPair,
        Optional<Registry> registry,
        RequestedRanges ranges) {}
