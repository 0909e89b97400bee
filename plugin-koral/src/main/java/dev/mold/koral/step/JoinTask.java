package dev.mold.koral.step;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.Keys;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.step.NodeTasks.Assignment;
import java.util.List;
import java.util.function.Function;

/** Lets nodes join: makes a ticket valid on the first control node, then hands it to the nodes. */
public final class JoinTask {
    private final NodeTasks tasks;
    private final NodeAccesses accesses;
    private final BootstrapSettings settings;
    private final JoinTickets tickets;
    private final ClusterSecrets secrets;
    private final Keys keys;

    public JoinTask(
            NodeTasks tasks,
            NodeAccesses accesses,
            BootstrapSettings settings,
            JoinTickets tickets,
            ClusterSecrets secrets,
            Keys keys) {
        this.tasks = tasks;
        this.accesses = accesses;
        this.settings = settings;
        this.tickets = tickets;
        this.secrets = secrets;
        this.keys = keys;
    }

    /** Lets them join all at once. */
    public StepResult together(ClusterContext context, NodeRole role, List<Node> nodes) {
        return run(context, role, nodes, assignment -> tasks.advance(nodes, assignment));
    }

    /** Lets one after the other join. */
    public StepResult oneByOne(ClusterContext context, NodeRole role, List<Node> nodes) {
        return run(context, role, nodes, assignment -> nodes.stream()
                .map(node -> tasks.advance(List.of(node), assignment))
                .filter(result -> !(result instanceof StepResult.Done))
                .findFirst()
                .orElseGet(StepResult::done));
    }

    private StepResult run(
            ClusterContext context,
            NodeRole role,
            List<Node> nodes,
            Function<Function<Node, Assignment>, StepResult> join) {
        if (nodes.isEmpty()) {
            return StepResult.done();
        }
        var access = accesses.of(context);
        var ticket = tickets.current(context.id(), role);
        var shared = share(context, role, access, ticket);
        if (!(shared instanceof StepResult.Done)) {
            return shared;
        }
        var caHash = keys.caHash(kubeconfig(context));
        var joined = join.apply(node -> new Assignment(
                access.apply(node),
                NodeTask.JOIN,
                settings.join(context, node, access.apply(node).host(), caHash, ticket)));
        if (joined instanceof StepResult.Done) {
            tickets.discard(context.id(), role);
        }
        return joined;
    }

    private StepResult share(
            ClusterContext context, NodeRole role, Function<Node, NodeAccess> access, JoinTicket ticket) {
        var first = context.initialControlNode();
        var settings = this.settings.share(ticket, role == NodeRole.CONTROL);
        return tasks.advance(List.of(first), node -> new Assignment(access.apply(node), NodeTask.SHARE, settings));
    }

    private String kubeconfig(ClusterContext context) {
        return secrets.find(context.id(), SecretName.KUBECONFIG)
                .orElseThrow(() -> new ApiException(
                        Errors.INTERNAL,
                        "The kubeconfig of Kubernetes cluster " + context.cluster().name() + " is gone"));
    }
}
