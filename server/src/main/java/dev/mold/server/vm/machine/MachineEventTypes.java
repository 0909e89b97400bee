package dev.mold.server.vm.machine;

import dev.mold.api.cloud.EventType;

/** Event types of machines. */
public final class MachineEventTypes {
    public static final EventType VM_CREATE =
            new EventType("VM.CREATE", "A machine is created and, if requested, started");
    public static final EventType VM_START = new EventType("VM.START", "A machine is started, or was found running");
    public static final EventType VM_STOP = new EventType("VM.STOP", "A machine is stopped, or was found stopped");
    public static final EventType VM_REBOOT = new EventType("VM.REBOOT", "A machine is rebooted");
    public static final EventType VM_DESTROY = new EventType("VM.DESTROY", "A machine is destroyed");
    public static final EventType VM_EXPUNGE =
            new EventType("VM.EXPUNGE", "A destroyed machine is expunged: it can no longer be recovered");
    public static final EventType ISO_ATTACH = new EventType("ISO.ATTACH", "An ISO is attached to a machine");
    public static final EventType ISO_DETACH = new EventType("ISO.DETACH", "The ISO of a machine is detached");

    private MachineEventTypes() {}
}
