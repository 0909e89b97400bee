package dev.mold.server.network.loadbalancer;

import dev.mold.api.error.ApiException;
import dev.mold.server.network.PortRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The content of a load-balancer rule.
 *
 * @param sources allowed source CIDRs; empty for all that the firewall allows
 * @param openFirewall whether the firewall is opened for the rule
 */
record BalancerPlan(
        UUID id,
        String name,
        Optional<String> description,
        int publicPort,
        int privatePort,
        String algorithm,
        Optional<List<String>> sources,
        boolean openFirewall) {
    private static final List<String> ALGORITHMS = List.of("roundrobin", "leastconn", "source");

    BalancerPlan {
        PortRange.check(publicPort, "public port");
        PortRange.check(privatePort, "private port");
        algorithm = algorithm(algorithm);
    }

    /** @throws ApiException INVALID_PARAMETER for an algorithm that routers do not support */
    static String algorithm(String text) {
        var algorithm = text.trim().toLowerCase(Locale.ROOT);
        if (!ALGORITHMS.contains(algorithm)) {
            throw ApiException.invalid(
                    "Invalid algorithm " + text + ": it must be one of " + String.join(", ", ALGORITHMS));
        }
        return algorithm;
    }

    /**
     * @param protocol null for tcp
     * @throws ApiException INVALID_PARAMETER for a protocol that routers do not balance
     */
    static void checkProtocol(String protocol) {
        if (protocol != null && !protocol.trim().equalsIgnoreCase("tcp")) {
            throw ApiException.invalid("Invalid protocol " + protocol + ": load balancers support tcp only");
        }
    }
}
