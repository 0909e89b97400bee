package dev.mold.koral.infra.kube;

import java.time.Duration;

/**
 * Time limits of calls to a cluster's API server.
 *
 * @param connect for the connection
 * @param read for the response to begin, and for each pause in it
 * @param call for a whole request, from the connection to the end of the response
 */
public record KubeTimeouts(Duration connect, Duration read, Duration call) {
    public static KubeTimeouts standard() {
        return new KubeTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
    }
}
