package dev.mold.koral.step;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.Keys;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeEvent;
import dev.mold.koral.node.NodeRole;
import java.util.List;
import java.util.function.Function;

/** Lets nodes join: makes credentials valid on a control node, then hands them to the nodes. */
public final class JoinTask {
    private final NodeTasks tasks;
    private final NodeAccesses accesses;
    private final BootstrapSettings settings;
    private final JoinCredentialsStore credentials;
    private final ServingControlNodes controlNodes;
    private final ClusterSecrets secrets;
    private final Keys keys;
    private final NodePhases phases;

    public JoinTask(
            NodeTasks tasks,
            NodeAccesses accesses,
            BootstrapSettings settings,
            JoinCredentialsStore credentials,
            ServingControlNodes controlNodes,
            ClusterSecrets secrets,
            Keys keys,
            NodePhases phases) {
        this.tasks = tasks;
        this.accesses = accesses;
        this.settings = settings;
        this.credentials = credentials;
        this.controlNodes = controlNodes;
        this.secrets = secrets;
        this.keys = keys;
        this.phases = phases;
    }

    /** Lets a node join. */
    public StepResult join(ClusterContext context, Node node) {
        var access = accesses.of(context);
        var joined = tasks.advance(
                access.apply(node),
                NodeTask.JOIN,
                () -> settings(context, node),
                () -> share(context, node.role(), access));
        if (joined instanceof StepResult.Done) {
            phases.move(List.of(node), NodeEvent.JOIN_COMPLETED);
        }
        return joined;
    }

    private NodeSettings settings(ClusterContext context, Node node) {
        return settings.join(
                context,
                node,
                accesses.address(context).ip(),
                keys.caHash(kubeconfig(context)),
                credentials.current(context.id(), node.role()));
    }

    /**
     * Makes the credentials valid. Any control node does; another one does it once more if that goes down meanwhile.
     */
    private StepResult share(ClusterContext context, NodeRole role, Function<Node, NodeAccess> access) {
        return controlNodes
                .find(context)
                .map(node -> tasks.advance(
                        access.apply(node),
                        NodeTask.SHARE,
                        () -> settings.share(credentials.current(context.id(), role), role == NodeRole.CONTROL)))
                .orElseGet(() -> StepResult.waiting("No control node of the cluster answers over SSH", Pauses.NODE));
    }

    private String kubeconfig(ClusterContext context) {
        return secrets.find(context.id(), SecretName.KUBECONFIG)
                .orElseThrow(() -> new ApiException(
                        Errors.INTERNAL,
                        "The kubeconfig of Kubernetes cluster " + context.cluster().name() + " is gone"));
    }
}
