package dev.mold.koral.step.machine;

import dev.mold.api.flow.StepResult;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.node.Node;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodeAccesses;
import dev.mold.koral.step.NodeStep;
import dev.mold.koral.step.Pauses;
import java.time.Duration;

/** Waits until the nodes accept logins over SSH. */
public final class AwaitSsh extends NodeStep {
    /** How long cloud-init may take to install the login key after the SSH server has started. */
    private static final Duration FIRST_BOOT = Duration.ofMinutes(3);

    private final NodeShell shell;
    private final NodeAccesses accesses;
    private final TimeLimits limits;

    public AwaitSsh(NodeShell shell, NodeAccesses accesses, TimeLimits limits) {
        this.shell = shell;
        this.accesses = accesses;
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
    public StepResult apply(ClusterContext context, Node node) {
        try {
            shell.logIn(accesses.of(context).apply(node));
            return StepResult.done();
        } catch (NodeRefusedException e) {
            if (permanent(e)) {
                throw e;
            }
            return StepResult.waiting(e.getMessage(), Pauses.NODE);
        }
    }

    private static boolean permanent(NodeRefusedException refusal) {
        return refusal.kind() == Kind.IDENTITY || refusal.lasting().compareTo(FIRST_BOOT) >= 0;
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
