package dev.mold.koral.step.control;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.JoinCredentialsStore;

/** Deletes the join credentials once all nodes have joined. */
public final class ForgetJoinCredentials implements Step<ClusterContext> {
    private final JoinCredentialsStore credentials;

    public ForgetJoinCredentials(JoinCredentialsStore credentials) {
        this.credentials = credentials;
    }

    @Override
    public String name() {
        return "forget-join-credentials";
    }

    @Override
    public String description() {
        return "Deletes the join credentials";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        for (var role : NodeRole.values()) {
            credentials.discard(context.id(), role);
        }
        return StepResult.done();
    }
}
