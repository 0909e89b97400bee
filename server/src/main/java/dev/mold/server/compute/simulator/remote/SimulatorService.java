package dev.mold.server.compute.simulator.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.MachineSpec;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.simulator.SimulatorBackend;
import dev.mold.server.compute.simulator.net.LoopbackHttp;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves a simulator over HTTP on loopback: {@code POST /METHOD} of the SPI with its argument as JSON, answered with
 * its result as JSON, or with status 422 and a failure with the error code's name.
 */
public final class SimulatorService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorService.class);
    private static final int THREADS = 8;
    private static final int MAX_BYTES = 8 << 20;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Function<byte[], Object>> operations = new HashMap<>();
    private final ExecutorService threads;
    private final HttpServer server;

    /** @param port 0 for a free one. @throws IOException if the port is taken */
    public SimulatorService(SimulatorBackend backend, int port) throws IOException {
        describe(backend);
        images(backend);
        networks(backend);
        machines(backend);
        server = LoopbackHttp.plain(port);
        threads = Executors.newFixedThreadPool(THREADS, work -> {
            var thread = new Thread(work, "simulator-service");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void describe(SimulatorBackend backend) {
        ask("hypervisor", backend::hypervisor);
        ask("capabilities", backend::capabilities);
        ask("hosts", backend::hosts);
        ask("publicRange", backend::publicRange);
        ask("faults", () -> backend.faults().lines());
        send("replaceFaults", Wire.Faults.class, faults -> backend.faults().replace(faults.lines()));
        send("addFaults", Wire.Faults.class, faults -> faults.lines().forEach(backend.faults()::add));
    }

    private void images(SimulatorBackend backend) {
        answer("prepareImage", ImageSpec.class, backend::prepareImage);
        answer("image", ImageId.class, backend::image);
        send("removeImage", ImageId.class, backend::removeImage);
    }

    private void networks(SimulatorBackend backend) {
        send("applyNetwork", NetworkConfig.class, backend::applyNetwork);
        answer("networkReady", NetworkId.class, backend::networkReady);
        ask("networks", backend::networks);
        send("removeNetwork", NetworkId.class, backend::removeNetwork);
    }

    private void machines(SimulatorBackend backend) {
        answer("createMachine", MachineSpec.class, backend::createMachine);
        answer("startMachine", VirtualMachineId.class, backend::startMachine);
        answer("stopMachine", Wire.Stop.class, stop -> backend.stopMachine(stop.machine(), stop.forced()));
        send("destroyMachine", VirtualMachineId.class, backend::destroyMachine);
        answer("machine", VirtualMachineId.class, backend::machine);
        ask("machines", backend::machines);
        send("attachIso", Wire.Drive.class, drive -> backend.attachIso(drive.machine(), drive.iso()));
        send("detachIso", VirtualMachineId.class, backend::detachIso);
        answer("consoleLog", VirtualMachineId.class, backend::consoleLog);
    }

    private void ask(String name, Supplier<Object> operation) {
        operations.put(name, body -> operation.get());
    }

    private <T> void answer(String name, Class<T> argument, Function<T, Object> operation) {
        operations.put(name, body -> operation.apply(json.readValue(body, argument)));
    }

    private <T> void send(String name, Class<T> argument, Consumer<T> operation) {
        operations.put(name, body -> {
            operation.accept(json.readValue(body, argument));
            return Optional.empty();
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(MAX_BYTES);
            var operation = operations.get(exchange.getRequestURI().getPath().substring(1));
            if (operation == null || !exchange.getRequestMethod().equals("POST")) {
                send(exchange, 404, new Wire.Failure(Errors.UNKNOWN_COMMAND.name(), "No such operation"));
                return;
            }
            perform(exchange, operation, body);
        }
    }

    private void perform(HttpExchange exchange, Function<byte[], Object> operation, byte[] body) throws IOException {
        Object result;
        try {
            result = operation.apply(body);
        } catch (ApiException e) {
            send(exchange, 422, new Wire.Failure(e.code().name(), e.getMessage()));
            return;
        } catch (JacksonException e) {
            send(exchange, 422, new Wire.Failure(Errors.MALFORMED_PARAMETER.name(), e.getOriginalMessage()));
            return;
        } catch (RuntimeException e) {
            LOG.error("{} failed", exchange.getRequestURI(), e);
            send(exchange, 422, new Wire.Failure(Errors.BACKEND_FAILED.name(), "The simulator failed: " + e));
            return;
        }
        send(exchange, 200, result);
    }

    private void send(HttpExchange exchange, int status, Object answer) throws IOException {
        var body = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
