package dev.mold.server.network;

import dev.mold.api.compute.NetworkConfig.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ports of an address that only certain sources may reach. Routers know only openings, so a wider opening is split into
 * the part before the ports, the ports with the sources that both allow, and the part after them.
 */
record Restriction(String ip, String protocol, int startPort, int endPort, List<String> sources) {
    private static final int LAST_PORT = 65_535;

    Stream<Opening> carve(Opening opening) {
        var all = opening.protocol().equals("all");
        if (!opening.address().equals(ip) || !(all || opening.protocol().equals(protocol))) {
            return Stream.of(opening);
        }
        var first = all ? 1 : opening.startPort();
        var last = all ? LAST_PORT : opening.endPort();
        if (last < startPort || endPort < first) {
            return Stream.of(opening);
        }
        var parts = new ArrayList<Opening>();
        if (all) {
            Stream.of("tcp", "udp", "icmp")
                    .filter(other -> !other.equals(protocol))
                    .forEach(other -> parts.add(whole(other, opening.sources())));
        }
        addPorts(parts, first, startPort - 1, opening.sources());
        addPorts(parts, Math.max(first, startPort), Math.min(last, endPort), common(opening.sources()));
        addPorts(parts, endPort + 1, last, opening.sources());
        return parts.stream();
    }

    private Opening whole(String otherProtocol, List<String> allowed) {
        return otherProtocol.equals("icmp")
                ? new Opening(ip, otherProtocol, 0, 0, allowed)
                : new Opening(ip, otherProtocol, 1, LAST_PORT, allowed);
    }

    private void addPorts(List<Opening> parts, int first, int last, List<String> allowed) {
        if (first <= last && !allowed.isEmpty()) {
            parts.add(new Opening(ip, protocol, first, last, allowed));
        }
    }

    private List<String> common(List<String> others) {
        return others.stream()
                .map(Cidr::parse)
                .flatMap(other -> sources.stream().map(Cidr::parse).flatMap(own -> own.common(other).stream()))
                .distinct()
                .map(Cidr::toString)
                .toList();
    }
}
