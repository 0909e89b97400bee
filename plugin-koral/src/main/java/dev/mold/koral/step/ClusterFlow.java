package dev.mold.koral.step;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OperationData;
import dev.mold.koral.cluster.ClusterRun;

/** What the flows on one cluster have in common. */
public abstract class ClusterFlow implements Flow<ClusterRun, ClusterContext> {
    private final String name;
    private final ClusterContexts contexts;

    /** @param name stable, for it is stored */
    protected ClusterFlow(String name, ClusterContexts contexts) {
        this.name = name;
        this.contexts = contexts;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Class<ClusterRun> inputType() {
        return ClusterRun.class;
    }

    @Override
    public final ClusterContext load(ClusterRun run, OperationData data) {
        return contexts.load(run.cluster());
    }
}
