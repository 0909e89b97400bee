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

/** Checks the health of many clusters by their Kubernetes APIs, many at a time. */
public final class HealthChecks {
    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

    /** Kubernetes itself gives up a node after as long. */
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final ClusterSecrets secrets;
    private final ClusterHealth health;
    private final Executor threads;
    private final Clock clock;
    /** Unhealthy clusters. Not stored, since nothing depends on it but how soon an alarm is raised. */
    private final Map<KubernetesClusterId, Unhealthy> unhealthy = new ConcurrentHashMap<>();

    /** @param times checks in a row that failed */
    private record Unhealthy(int times, Instant last) {
        Unhealthy and(Unhealthy next) {
            return new Unhealthy(times + next.times, next.last);
        }
    }

    /** @param threads calls Kubernetes APIs; each call ends within the client's time-outs */
    public HealthChecks(ClusterSecrets secrets, ClusterHealth health, Executor threads, Clock clock) {
        this.secrets = secrets;
        this.health = health;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Asks all of them and records what they say of their nodes.
     *
     * @return what is wrong with each, in plain words; empty for a healthy one
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
            // one cluster that cannot be checked must not hide the others
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

    /** Whether the last two checks of the cluster or more found it unhealthy; one may be a connection that broke. */
    boolean repeated(KubernetesClusterId id) {
        var found = unhealthy.get(id);
        return found != null && found.times() > 1;
    }
}
