package dev.mold.server.vm.machine;

import dev.mold.api.cloud.MachineState;
import dev.mold.api.lifecycle.Lifecycle;
import java.util.EnumSet;
import java.util.Set;

/** The states of a machine and what leads from one to the other. */
final class MachineLifecycle {
    static final Lifecycle<MachineState, MachineEvent> TABLE = table();

    /** States in which only the back end knows how things stand. */
    static final Set<MachineState> TRANSITIONAL =
            Set.copyOf(EnumSet.of(MachineState.STARTING, MachineState.STOPPING));

    /** States of machines that their owner has given up, and that count no more against limits. */
    static final Set<MachineState> GIVEN_UP =
            Set.copyOf(EnumSet.of(MachineState.DESTROYED, MachineState.EXPUNGING));

    private MachineLifecycle() {}

    private static Lifecycle<MachineState, MachineEvent> table() {
        var table = Lifecycle.of(MachineState.class, MachineEvent.class)
                .on(MachineState.STOPPED, MachineEvent.START, MachineState.STARTING)
                .on(MachineState.ERROR, MachineEvent.START, MachineState.STARTING)
                .on(MachineState.STARTING, MachineEvent.STARTED, MachineState.RUNNING)
                .on(MachineState.STARTING, MachineEvent.START_GIVEN_UP, MachineState.STOPPED)
                .on(MachineState.STARTING, MachineEvent.STOP, MachineState.STOPPING)
                .on(MachineState.RUNNING, MachineEvent.STOP, MachineState.STOPPING)
                .on(MachineState.RUNNING, MachineEvent.STOPPED, MachineState.STOPPED)
                .on(MachineState.STOPPING, MachineEvent.STOPPED, MachineState.STOPPED)
                .on(MachineState.STOPPING, MachineEvent.FOUND_RUNNING, MachineState.RUNNING)
                .on(MachineState.STOPPED, MachineEvent.FOUND_RUNNING, MachineState.RUNNING)
                .on(MachineState.ERROR, MachineEvent.FOUND_RUNNING, MachineState.RUNNING)
                .on(MachineState.STARTING, MachineEvent.BROKE, MachineState.ERROR)
                .on(MachineState.RUNNING, MachineEvent.BROKE, MachineState.ERROR)
                .on(MachineState.STOPPED, MachineEvent.DESTROY, MachineState.DESTROYED)
                .on(MachineState.ERROR, MachineEvent.DESTROY, MachineState.DESTROYED)
                .on(MachineState.DESTROYED, MachineEvent.RECOVER, MachineState.STOPPED);
        EnumSet.of(MachineState.STOPPED, MachineState.STARTING, MachineState.STOPPING, MachineState.ERROR)
                .forEach(state -> table.on(state, MachineEvent.DEPLOYMENT_FAILED, MachineState.ERROR));
        EnumSet.allOf(MachineState.class)
                .forEach(state -> table.on(state, MachineEvent.EXPUNGE, MachineState.EXPUNGING));
        return table.build();
    }
}
