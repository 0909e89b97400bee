package dev.mold.koral.step.machine;

import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.node.Node;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.FanOut;
import dev.mold.koral.step.NodeAccesses;
import dev.mold.koral.step.NodeLooks;
import dev.mold.koral.step.Pauses;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits until the nodes let us in. */
public final class AwaitSsh implements Step<ClusterContext> {
    /** How long cloud-init may take from the start of the SSH server to where our key is known. */
    private static final Duration FIRST_BOOT = Duration.ofMinutes(3);

    private final NodeShell shell;
    private final NodeAccesses accesses;
    private final FanOut fanOut;
    private final TimeLimits limits;

    public AwaitSsh(NodeShell shell, NodeAccesses accesses, FanOut fanOut, TimeLimits limits) {
        this.shell = shell;
        this.accesses = accesses;
        this.fanOut = fanOut;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "await-ssh";
    }

    @Override
    public String description() {
        return "Waits until the nodes have booted and answer over SSH";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var access = accesses.of(context);
        var nodes = context.targets();
        var looks = NodeLooks.at(nodes, fanOut, node -> {
            shell.logIn(access.apply(node));
            return node;
        });
        return lasting(looks).map(NodeLooks::failure).orElseGet(() -> progress(nodes.size(), looks));
    }

    /** A node that refuses for good. */
    private static Optional<NodeRefusedException> lasting(NodeLooks<Node> looks) {
        return looks.refused().stream()
                .filter(refusal -> refusal.kind() == Kind.IDENTITY || refusal.lasting().compareTo(FIRST_BOOT) >= 0)
                .findFirst();
    }

    private static StepResult progress(int nodes, NodeLooks<Node> looks) {
        var up = looks.seen().size();
        return Stream.concat(looks.refused().stream(), looks.silent().stream())
                .findFirst()
                .map(first -> StepResult.waiting(
                        up + " of " + nodes + " nodes answer over SSH; " + first.getMessage(),
                        looks.pause().orElse(Pauses.NODE)))
                .orElseGet(StepResult::done);
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
