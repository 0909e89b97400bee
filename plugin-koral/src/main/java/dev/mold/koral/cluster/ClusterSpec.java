package dev.mold.koral.cluster;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ServiceOfferingId;
import java.util.Optional;

/**
 * The validated request for a cluster as a whole. Its sites say where it is, its pools what its nodes are made with.
 *
 * @param version the Kubernetes version of new nodes
 * @param template the template of the nodes
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
