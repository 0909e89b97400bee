package dev.mold.koral.cluster;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;

/**
 * What was asked for, checked.
 *
 * @param template what the nodes are made from
 * @param rootDiskGib size of each node's root disk in GiB
 * @param keyPair name of the owner's SSH key pair that may log in to the nodes beside Koral
 */
public record ClusterSpec(
        String name,
        String description,
        AccountId owner,
        ZoneId zone,
        KubernetesVersionId version,
        ImageId template,
        NodeOfferings offerings,
        ClusterSize size,
        long rootDiskGib,
        NetworkChoice network,
        Optional<String> keyPair,
        Optional<Registry> registry) {}
