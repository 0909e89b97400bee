package dev.mold.server.compute.simulator.machine;

import dev.mold.api.compute.MachineStatus;
import java.time.Instant;

/** The simulated console output of a machine. */
final class ConsoleText {
    private ConsoleText() {}

    static String of(String name, MachineStatus machine, Instant since) {
        var booting = since + " " + name + ": booting\n";
        switch (machine.power()) {
            case STARTING:
                return booting;
            case RUNNING:
                return booting + name + ": cloud-init finished\n\n" + name + " login: \n";
            case FAILED:
                return booting + name + ": " + machine.reason() + "\n";
            case STOPPING:
                return since + " " + name + ": shutting down\n";
            default:
                return "";
        }
    }
}
