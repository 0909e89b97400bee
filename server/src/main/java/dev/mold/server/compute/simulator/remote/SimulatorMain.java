package dev.mold.server.compute.simulator.remote;

import dev.mold.api.error.ApiException;
import dev.mold.server.compute.simulator.SimulatorBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;

/** Runs a simulated cloud in a separate process until it is ended; prints one line when it is ready. */
public final class SimulatorMain {
    private static final int WRONG_USE = 2;

    private SimulatorMain() {}

    /** @param arguments see {@link SimulatorArguments} */
    public static void main(String... arguments) {
        try {
            run(SimulatorArguments.parse(Clock.systemUTC(), arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("error: " + e.getMessage() + "\n" + SimulatorArguments.USAGE);
            System.exit(WRONG_USE);
        } catch (ApiException | IOException | UncheckedIOException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(SimulatorArguments arguments) throws IOException {
        var backend = new SimulatorBackend(arguments.options());
        if (arguments.faults().isPresent()) {
            backend.faults().replace(Files.readAllLines(arguments.faults().get()));
        }
        var service = new SimulatorService(backend, arguments.port());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            service.close();
            backend.close();
        }));
        System.out.println("Simulator ready at http://127.0.0.1:" + service.port() + ", public addresses "
                + backend.publicRange().start() + " to " + backend.publicRange().end());
    }
}
