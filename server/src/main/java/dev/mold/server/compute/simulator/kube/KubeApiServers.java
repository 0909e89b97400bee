package dev.mold.server.compute.simulator.kube;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.simulator.machine.SimulatedMachines;
import dev.mold.server.compute.simulator.net.LoopbackHttp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTPS servers of control machines, one each, opened at the first connection. */
public final class KubeApiServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KubeApiServers.class);
    private static final int MAX_BYTES = 8 << 20;

    private final SimulatedClusters clusters;
    private final Runnable settle;
    private final SimulatedKubeApi api;
    private final Clock clock;
    private final Executor executor;
    private final Map<VirtualMachineId, HttpsServer> servers = new HashMap<>();

    /**
     * @param nodeReady time from joining or boot until a node is Ready
     * @param settle applies finished tasks; called before each response
     * @param executor handles requests
     */
    public KubeApiServers(
            SimulatedClusters clusters,
            SimulatedMachines machines,
            Duration nodeReady,
            Runnable settle,
            Clock clock,
            Executor executor) {
        this.clusters = clusters;
        this.settle = settle;
        this.clock = clock;
        this.executor = executor;
        api = new SimulatedKubeApi(new NodeHealth(machines, nodeReady, clock));
    }

    /** Returns the address of a machine's API server, opening it if necessary; empty if it is not a control node. */
    public synchronized Optional<InetSocketAddress> open(VirtualMachineId machine) {
        var cluster = clusters.of(machine).filter(found -> found.control(machine));
        if (cluster.isEmpty()) {
            shut(machine);
            return Optional.empty();
        }
        try {
            var server = servers.get(machine);
            if (server == null) {
                server = start(cluster.get(), machine);
                servers.put(machine, server);
            }
            return Optional.of(server.getAddress());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Unable to open the Kubernetes API of machine " + machine, e);
        }
    }

    /** Closes a machine's API server, if it has one. */
    public synchronized void shut(VirtualMachineId machine) {
        var server = servers.remove(machine);
        if (server != null) {
            server.stop(0);
        }
    }

    @Override
    public synchronized void close() {
        servers.values().forEach(server -> server.stop(0));
        servers.clear();
    }

    private HttpsServer start(SimulatedCluster cluster, VirtualMachineId machine)
            throws IOException, GeneralSecurityException {
        var server = LoopbackHttp.secure();
        var context = ServerTls.context(cluster, machine, clock.instant());
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(withClients(context));
            }
        });
        server.setExecutor(executor);
        server.createContext("/", exchange -> handle(machine, exchange));
        server.start();
        return server;
    }

    private static SSLParameters withClients(SSLContext context) {
        var parameters = context.getDefaultSSLParameters();
        parameters.setWantClientAuth(true);
        return parameters;
    }

    private void handle(VirtualMachineId machine, HttpExchange exchange) throws IOException {
        try (exchange) {
            settle.run();
            var cluster = clusters.of(machine);
            if (cluster.isEmpty()) {
                return;
            }
            var answer = api.answer(cluster.get(), machine, request(exchange));
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            var length = answer.body().length;
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            if (length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (RuntimeException e) {
            LOG.error("Kubernetes API of machine {} failed", machine, e);
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private static KubeRequest request(HttpExchange exchange) throws IOException {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        return new KubeRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                type == null ? "" : type.replaceFirst(";.*", "").strip(),
                exchange.getRequestBody().readNBytes(MAX_BYTES),
                caller((HttpsExchange) exchange));
    }

    private static Map<String, String> query(String raw) {
        var query = new HashMap<String, String>();
        for (var pair : raw == null ? new String[0] : raw.split("&")) {
            var parts = pair.split("=", 2);
            query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String caller(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            LOG.trace("A caller has no certificate", e);
            return "";
        }
    }
}
