package dev.mold.server.testing;

import dev.mold.server.compute.simulator.remote.SimulatorMain;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A simulated cloud in a process of its own, in which nothing takes time. */
public final class SimulatorProcess implements AutoCloseable {
    private static final String READY = "Simulator ready at ";

    private final JavaProcess process;

    private SimulatorProcess(JavaProcess process) {
        this.process = process;
    }

    /** @param folder of its state; @param publicRange CIDR of loopback addresses that nobody else uses */
    public static SimulatorProcess start(Path folder, String publicRange) {
        return new SimulatorProcess(JavaProcess.start(
                SimulatorMain.class,
                folder.resolve("simulator.log"),
                Map.of(),
                READY,
                List.of(
                        "--data", folder.resolve("state").toString(),
                        "--public-range", publicRange,
                        "--boot", "0s",
                        "--shutdown", "0s",
                        "--image-fetch", "0s",
                        "--task", "0s",
                        "--node-ready", "0s")));
    }

    public URI url() {
        var line = process.firstLine().substring(READY.length());
        return URI.create(line.substring(0, line.indexOf(',')));
    }

    @Override
    public void close() {
        process.close();
    }
}
