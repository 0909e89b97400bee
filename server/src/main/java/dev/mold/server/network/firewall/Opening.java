package dev.mold.server.network.firewall;

import dev.mold.api.cloud.Protocol;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.server.network.PortRange;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The traffic that a firewall rule allows.
 *
 * @param startPort first port; null for every port, and for protocols without ports
 * @param endPort last port; null where startPort is
 * @param icmpType -1 for every type; null unless the protocol is icmp
 * @param icmpCode -1 for every code; null unless the protocol is icmp
 */
record Opening(
        Protocol protocol,
        Integer startPort,
        Integer endPort,
        Integer icmpType,
        Integer icmpCode,
        List<String> sources) {
    private static final int EVERY = -1;
    private static final int LAST_ICMP = 255;

    /**
     * Creates an opening from a caller's parameters, where null means not given.
     *
     * @throws ApiException INVALID_PARAMETER if they do not fit together
     */
    static Opening of(
            String protocolText,
            Integer startPort,
            Integer endPort,
            Integer icmpType,
            Integer icmpCode,
            List<String> sources) {
        var protocol = Protocol.of(protocolText);
        if (protocol == Protocol.ICMP) {
            refusePorts(protocol, startPort, endPort);
            return new Opening(protocol, null, null, icmp(icmpType, "type"), icmpCode(icmpType, icmpCode), sources);
        }
        if (icmpType != null || icmpCode != null) {
            throw ApiException.invalid("An ICMP type and code can be given for protocol icmp only");
        }
        if (protocol == Protocol.ALL) {
            refusePorts(protocol, startPort, endPort);
            return new Opening(protocol, null, null, null, null, sources);
        }
        if (startPort == null) {
            if (endPort != null) {
                throw ApiException.invalid("An end port needs a start port");
            }
            return new Opening(protocol, null, null, null, null, sources);
        }
        var ports = PortRange.of(protocol, startPort, endPort);
        return new Opening(protocol, ports.start(), ports.end(), null, null, sources);
    }

    static Opening of(PortRange ports, List<String> sources) {
        return new Opening(ports.protocol(), ports.start(), ports.end(), null, null, sources);
    }

    private static void refusePorts(Protocol protocol, Integer startPort, Integer endPort) {
        if (startPort != null || endPort != null) {
            throw ApiException.invalid("Ports cannot be given for protocol " + protocol.wireName());
        }
    }

    private static int icmp(Integer value, String what) {
        var number = value == null ? EVERY : value;
        if (number < EVERY || number > LAST_ICMP) {
            throw ApiException.invalid(
                    "Invalid ICMP " + what + " " + number + ": it must be from 0 to " + LAST_ICMP + ", or -1 for all");
        }
        return number;
    }

    private static int icmpCode(Integer type, Integer code) {
        var number = icmp(code, "code");
        if (number != EVERY && (type == null || type == EVERY)) {
            throw ApiException.invalid("An ICMP code needs an ICMP type");
        }
        return number;
    }

    /** Whether both allow the same traffic, regardless of the order of their sources. */
    boolean sameAs(Opening other) {
        return protocol == other.protocol
                && Objects.equals(startPort, other.startPort)
                && Objects.equals(endPort, other.endPort)
                && Objects.equals(icmpType, other.icmpType)
                && Objects.equals(icmpCode, other.icmpCode)
                && Set.copyOf(sources).equals(Set.copyOf(other.sources));
    }

    int firstPort() {
        return startPort == null ? 1 : startPort;
    }

    int lastPort() {
        return endPort == null ? 65_535 : endPort;
    }

    boolean hasPorts() {
        return protocol == Protocol.TCP || protocol == Protocol.UDP;
    }

    /**
     * Determines whether this conflicts with an existing rule that allows some of the same sources.
     *
     * @param rule id of the existing rule, for the message
     * @return the error; empty if there is no conflict
     */
    Optional<ApiException> conflict(UUID rule, Opening other) {
        if (protocol != other.protocol || Collections.disjoint(sources, other.sources)) {
            return Optional.empty();
        }
        if (hasPorts()) {
            return firstPort() <= other.lastPort() && other.firstPort() <= lastPort()
                    ? conflict("The range specified, " + firstPort() + "-" + lastPort() + ", conflicts with rule "
                            + rule + " which has " + other.firstPort() + "-" + other.lastPort())
                    : Optional.empty();
        }
        if (protocol == Protocol.ALL) {
            return conflict("There is already a firewall rule for all protocols, " + rule);
        }
        return icmpType.equals(other.icmpType) && icmpCode.equals(other.icmpCode)
                ? conflict("New rule conflicts with existing rule " + rule + " of the same ICMP type and code")
                : Optional.empty();
    }

    private static Optional<ApiException> conflict(String message) {
        return Optional.of(new ApiException(Errors.NETWORK_RULE_CONFLICT, message));
    }
}
