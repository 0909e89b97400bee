package dev.mold.server.compute.simulator;

import dev.mold.api.compute.ComputeBackend;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class SimulatorBackendContractTest extends SimulatorContract {
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path data;

    @Override
    protected ComputeBackend open() {
        var timings = new SimulatorTimings(
                SHORT, SHORT, SHORT, SimulatorTimings.NONE.tasks(), SHORT);
        return new SimulatorBackend(SimulatorOptions.in(data, Clock.systemUTC())
                .withPublicRange("127.65.0.0/24")
                .withTimings(timings));
    }

    @Override
    protected ComputeBackend reopen(ComputeBackend before) {
        return open();
    }
}
