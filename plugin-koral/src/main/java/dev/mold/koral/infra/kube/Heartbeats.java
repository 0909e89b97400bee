package dev.mold.koral.infra.kube;

import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoordinationV1Api;
import io.kubernetes.client.openapi.models.V1Lease;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When each node's kubelet last said that it lives. A cluster that comes up again holds what its nodes were when it went
 * down, and takes most of a minute to doubt it: until then a node that is still off counts as ready.
 */
final class Heartbeats {
    /** Kubelets renew their leases every 10 s; Kubernetes itself gives a node up after 40 s. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(40);

    /** A kubeconfig without the right, and a cluster without leases. */
    private static final Set<Integer> UNTOLD = Set.of(403, 404);

    private static final String NAMESPACE = "kube-node-lease";

    private final Map<String, OffsetDateTime> last;
    private final Optional<OffsetDateTime> now;

    private Heartbeats(Map<String, OffsetDateTime> last, Optional<OffsetDateTime> now) {
        this.last = last;
        this.now = now;
    }

    /** As the API server has them, by the API server's own clock; nothing is known where it does not tell. */
    static Heartbeats of(KubeClient client) throws ApiException {
        try {
            return read(client);
        } catch (ApiException refused) {
            if (UNTOLD.contains(refused.getCode())) {
                return new Heartbeats(Map.of(), Optional.empty());
            }
            throw refused;
        }
    }

    private static Heartbeats read(KubeClient client) throws ApiException {
        var answer = new CoordinationV1Api(client.api()).listNamespacedLease(NAMESPACE).executeWithHttpInfo();
        Map<String, OffsetDateTime> last = new HashMap<>();
        answer.getData().getItems().forEach(lease -> renewed(lease).ifPresent(time -> last.put(name(lease), time)));
        return new Heartbeats(last, date(answer.getHeaders()));
    }

    /** Whether a node was silent for too long; one of which nothing is known was not. */
    boolean silent(String node) {
        return now.isPresent()
                && last.containsKey(node)
                && last.get(node).plus(LONGEST_SILENCE).isBefore(now.get());
    }

    private static Optional<OffsetDateTime> renewed(V1Lease lease) {
        return Optional.ofNullable(lease.getSpec()).map(spec -> spec.getRenewTime());
    }

    private static String name(V1Lease lease) {
        return lease.getMetadata() == null ? "" : lease.getMetadata().getName();
    }

    private static Optional<OffsetDateTime> date(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("date"))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .flatMap(Heartbeats::parse);
    }

    private static Optional<OffsetDateTime> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toOffsetDateTime());
        } catch (DateTimeParseException e) {
            // a proxy that writes dates in its own way; then nothing is known of the time
            return Optional.empty();
        }
    }
}
