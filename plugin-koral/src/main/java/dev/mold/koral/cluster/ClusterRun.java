package dev.mold.koral.cluster;

import dev.mold.api.command.CallContext;

/**
 * What every operation on a cluster is submitted with.
 *
 * @param caller who asked; the job's answer is made for it
 */
public record ClusterRun(KubernetesClusterId cluster, CallContext caller) {}
