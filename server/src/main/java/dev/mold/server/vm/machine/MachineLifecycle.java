package dev.mold.server.vm.machine;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.lifecycle.Lifecycle;
import java.util.EnumSet;
import java.util.Set;

/** The states of a machine and the transitions between them. */
final class MachineLifecycle {
    static final Lifecycle<VirtualMachineState, MachineEvent> TABLE = table();

    /** States in which only the back end knows the actual state. */
    static final Set<VirtualMachineState> TRANSITIONAL =
            Set.copyOf(EnumSet.of(VirtualMachineState.STARTING, VirtualMachineState.STOPPING));

    /** States of machines that have been destroyed; they do not count against limits. */
    static final Set<VirtualMachineState> DESTROYED_STATES =
            Set.copyOf(EnumSet.of(VirtualMachineState.DESTROYED, VirtualMachineState.EXPUNGING));

    private MachineLifecycle() {}

    private static Lifecycle<VirtualMachineState, MachineEvent> table() {
        var table = Lifecycle.of(VirtualMachineState.class, MachineEvent.class)
                .on(VirtualMachineState.STOPPED, MachineEvent.START, VirtualMachineState.STARTING)
                .on(VirtualMachineState.ERROR, MachineEvent.START, VirtualMachineState.STARTING)
                .on(VirtualMachineState.STARTING, MachineEvent.STARTED, VirtualMachineState.RUNNING)
                .on(VirtualMachineState.STARTING, MachineEvent.START_GIVEN_UP, VirtualMachineState.STOPPED)
                .on(VirtualMachineState.STARTING, MachineEvent.STOP, VirtualMachineState.STOPPING)
                .on(VirtualMachineState.RUNNING, MachineEvent.STOP, VirtualMachineState.STOPPING)
                .on(VirtualMachineState.RUNNING, MachineEvent.STOPPED, VirtualMachineState.STOPPED)
                .on(VirtualMachineState.STOPPING, MachineEvent.STOPPED, VirtualMachineState.STOPPED)
                .on(VirtualMachineState.STOPPING, MachineEvent.FOUND_RUNNING, VirtualMachineState.RUNNING)
                .on(VirtualMachineState.STOPPED, MachineEvent.FOUND_RUNNING, VirtualMachineState.RUNNING)
                .on(VirtualMachineState.ERROR, MachineEvent.FOUND_RUNNING, VirtualMachineState.RUNNING)
                .on(VirtualMachineState.STARTING, MachineEvent.BROKE, VirtualMachineState.ERROR)
                .on(VirtualMachineState.RUNNING, MachineEvent.BROKE, VirtualMachineState.ERROR)
                .on(VirtualMachineState.STOPPED, MachineEvent.DESTROY, VirtualMachineState.DESTROYED)
                .on(VirtualMachineState.ERROR, MachineEvent.DESTROY, VirtualMachineState.DESTROYED)
                .on(VirtualMachineState.DESTROYED, MachineEvent.RECOVER, VirtualMachineState.STOPPED);
        EnumSet.of(VirtualMachineState.STOPPED,
                VirtualMachineState.STARTING, VirtualMachineState.STOPPING, VirtualMachineState.ERROR)
                .forEach(state -> table.on(state, MachineEvent.DEPLOYMENT_FAILED, VirtualMachineState.ERROR));
        EnumSet.allOf(VirtualMachineState.class)
                .forEach(state -> table.on(state, MachineEvent.EXPUNGE, VirtualMachineState.EXPUNGING));
        return table.build();
    }
}
