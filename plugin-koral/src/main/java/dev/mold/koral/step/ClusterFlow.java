package dev.mold.koral.step;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OperationData;
import dev.mold.koral.cluster.ClusterOperation;

/** Base class of the flows on one cluster. */
public abstract class ClusterFlow implements Flow<ClusterOperation, ClusterContext> {
    /** 2: the input names the nodes that an operation works on. 3: most steps are done node by node. */
    private static final int VERSION = 3;

    private final String name;
    private final ClusterContexts contexts;

    /** @param name must not change, because it is stored */
    protected ClusterFlow(String name, ClusterContexts contexts) {
        this.name = name;
        this.contexts = contexts;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int version() {
        return VERSION;
    }

    @Override
    public final Class<ClusterOperation> inputType() {
        return ClusterOperation.class;
    }

    @Override
    public final ClusterContext load(ClusterOperation operation, OperationData data) {
        return contexts.load(operation, data);
    }
}
