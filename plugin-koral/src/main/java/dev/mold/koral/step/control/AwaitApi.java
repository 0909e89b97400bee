package dev.mold.koral.step.control;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.KubeApi;
import dev.mold.koral.infra.KubeUnreachableException;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import java.time.Duration;

/** Waits until the cluster's API answers. */
public final class AwaitApi implements Step<ClusterContext> {
    private final KubeApi kube;
    private final ClusterSecrets secrets;
    private final TimeLimits limits;

    public AwaitApi(KubeApi kube, ClusterSecrets secrets, TimeLimits limits) {
        this.kube = kube;
        this.secrets = secrets;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "await-api";
    }

    @Override
    public String description() {
        return "Waits until the cluster's API answers";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var kubeconfig = secrets.find(context.id(), SecretName.KUBECONFIG);
        if (kubeconfig.isEmpty()) {
            return StepResult.failed(Errors.WRONG_STATE, "The cluster has never been up: it has no kubeconfig");
        }
        try {
            kube.checkReady(kubeconfig.get());
            return StepResult.done();
        } catch (KubeUnreachableException e) {
            return StepResult.waiting("The cluster's API does not answer yet: " + e.getMessage(), e.lookAgainIn());
        }
    }

    @Override
    public Duration timeLimit(ClusterContext context) {
        return limits.start();
    }

    @Override
    public boolean remote() {
        return true;
    }
}
