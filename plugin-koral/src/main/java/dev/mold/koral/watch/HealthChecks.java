package dev.mold.koral.watch;

import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.step.ClusterHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the health of many clusters through their Kubernetes APIs, in parallel. */
public final class HealthChecks {
    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

    /** Kubernetes' own grace period before a node counts as not ready. */
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final ClusterSecrets secrets;
    private final ClusterHealth health;
    private final Executor threads;
    private final Clock clock;
    /** Unhealthy clusters. In memory only: its loss merely delays an alert. */
    private final Map<KubernetesClusterId, Unhealthy> unhealthy = new ConcurrentHashMap<>();

    /** @param times consecutive failed checks */
    private record Unhealthy(int times, Instant last) {
        Unhealthy and(Unhealthy next) {
            return new Unhealthy(times + next.times, next.last);
        }
    }

    /** @param threads runs the calls; each ends within the client's timeouts */
    public HealthChecks(ClusterSecrets secrets, ClusterHealth health, Executor threads, Clock clock) {
        this.secrets = secrets;
        this.health = health;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Checks all of them and records the readiness of their nodes.
     *
     * @return for each what is wrong, in readable text; empty for a healthy cluster; no entry if the check itself
     *     failed
     */
    Map<KubernetesClusterId, Optional<String>> check(Collection<KubernetesCluster> clusters) {
        var kubeconfigs = secrets.find(
                clusters.stream().map(KubernetesCluster::id).toList(), SecretName.KUBECONFIG);
        var since = clock.instant().minus(SILENCE);
        var asked = new LinkedHashMap<KubernetesClusterId, CompletableFuture<Optional<String>>>();
        for (var cluster : clusters) {
            var kubeconfig = Optional.ofNullable(kubeconfigs.get(cluster.id()));
            asked.put(
                    cluster.id(),
                    CompletableFuture.supplyAsync(
                            () -> health.check(kubeconfig, cluster.plan().nodes(), since)
                                    .map(ClusterHealth.Complaint::reason),
                            threads));
        }
        var answers = new LinkedHashMap<KubernetesClusterId, Optional<String>>();
        asked.forEach((id, answer) -> answer(id, answer).ifPresent(found -> answers.put(id, found)));
        // clusters that are not checked any more, such as removed ones, are forgotten
        unhealthy.values().removeIf(found -> found.last().isBefore(clock.instant().minus(FORGOTTEN_AFTER)));
        answers.forEach(this::count);
        return answers;
    }

    private static Optional<Optional<String>> answer(
            KubernetesClusterId id, CompletableFuture<Optional<String>> answer) {
        try {
            return Optional.of(answer.join());
        } catch (CompletionException e) {
            // a cluster that cannot be checked must not prevent the others' checks
            LOG.warn("Kubernetes cluster {} could not be checked", id, e.getCause());
            return Optional.empty();
        }
    }

    private void count(KubernetesClusterId id, Optional<String> complaint) {
        if (complaint.isPresent()) {
            unhealthy.merge(id, new Unhealthy(1, clock.instant()), Unhealthy::and);
        } else {
            unhealthy.remove(id);
        }
    }

    /** Whether the last two checks found it unhealthy; a single failure may be a broken connection. */
    boolean repeated(KubernetesClusterId id) {
        var found = unhealthy.get(id);
        return found != null && found.times() > 1;
    }
}
