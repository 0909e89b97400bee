package dev.mold.server.network.address;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.server.network.PortRange;
import java.util.UUID;

/** Assigns ports of public addresses to rules, in the caller's transaction. */
public class PortClaims {
    private final AddressRepository addresses;
    private final PortClaimRepository claims;

    PortClaims(AddressRepository addresses, PortClaimRepository claims) {
        this.addresses = addresses;
        this.claims = claims;
    }

    /**
     * Claims ports of an address for a rule that forwards them. Must be called after {@link AddressService#changed}.
     *
     * @param purpose such as {@code PortForwarding}
     * @throws ApiException NETWORK_RULE_CONFLICT if another rule has one of the ports; INVALID_PARAMETER if static NAT
     *     is enabled on the address
     */
    public void claim(PublicIpAddressId id, UUID rule, PortRange ports, String purpose) {
        var address = addresses.findLive(id.value()).orElseThrow(() -> AddressService.unknown(id));
        if (address.staticNatMachineId != null) {
            throw ApiException.invalid("Static NAT is enabled on public address " + address.ip
                    + ": its ports cannot be forwarded individually");
        }
        claims.firstOverlapping(address.id, ports).ifPresent(other -> {
            throw new ApiException(
                    Errors.NETWORK_RULE_CONFLICT,
                    "The range specified, " + ports + ", conflicts with rule " + other.ruleId + " (" + other.purpose
                            + ") which has " + other.startPort + "-" + other.endPort);
        });
        claims.save(new PortClaimEntity(rule, address.id, ports, purpose));
    }

    /** Releases the ports that a rule claimed. */
    public void unclaim(UUID rule) {
        claims.delete(rule);
    }
}
