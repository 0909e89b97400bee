package dev.mold.api.cloud;

import dev.mold.api.id.NetworkOfferingId;
import java.util.Set;

/**
 * A network offering.
 *
 * @param isolated whether its networks are isolated; else shared
 * @param enabled whether it may be used for new networks
 * @param services CloudStack's service names, such as {@code SourceNat}
 * @param egressAllowed whether outgoing traffic is allowed where no egress rule applies
 * @param conserveMode whether one public address may have firewall, forwarding and load-balancer rules at the same time
 */
public record NetworkOffering(
        NetworkOfferingId id,
        String name,
        String displayText,
        boolean isolated,
        boolean enabled,
        Set<String> services,
        boolean egressAllowed,
        boolean conserveMode) {}
