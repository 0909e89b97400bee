package dev.mold.koral.step.cleanup;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.step.ClusterContext;

/** Deletes the cluster's keys, kubeconfig and passwords. */
public final class ForgetSecrets implements Step<ClusterContext> {
    private final ClusterSecrets secrets;

    public ForgetSecrets(ClusterSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "forget-secrets";
    }

    @Override
    public String description() {
        return "Deletes the cluster's keys, kubeconfig and passwords";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        secrets.removeAll(context.id());
        return StepResult.done();
    }
}
