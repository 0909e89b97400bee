package dev.mold.server.compute.simulator;

import dev.mold.api.compute.ComputeBackend;
import dev.mold.server.compute.simulator.remote.RemoteSimulator;
import dev.mold.server.compute.simulator.remote.SimulatorService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class RemoteSimulatorContractTest extends SimulatorContract {
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path data;

    private SimulatorBackend simulator;
    private SimulatorService service;

    @Override
    protected ComputeBackend open() throws IOException {
        var timings = new SimulatorTimings(SHORT, SHORT, SHORT, SimulatorTimings.NONE.tasks(), SHORT);
        simulator = new SimulatorBackend(SimulatorOptions.in(data, Clock.systemUTC())
                .withPublicRange("127.67.0.0/24")
                .withTimings(timings));
        service = new SimulatorService(simulator, 0);
        return new RemoteSimulator(URI.create("http://127.0.0.1:" + service.port()));
    }

    @Override
    protected ComputeBackend reopen(ComputeBackend before) throws IOException {
        closed();
        return open();
    }

    @Override
    protected void closed() {
        service.close();
        simulator.close();
    }
}
