package dev.mold.server.compute.simulator.net;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.Ipv4Prefix;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.simulator.base.FaultOperation;
import dev.mold.server.compute.simulator.base.FaultScript;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routers of all simulated networks: opens the public ports of their rules as listeners on this host. */
public final class PublicSide implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PublicSide.class);
    private static final String KIND = "networks";
    private static final Pattern ENDPOINT = Pattern.compile("([0-9.]+):(\\d{1,5})");

    private final StateFolder folder;
    private final FaultScript faults;
    private final Ipv4Prefix range;
    private final Set<Integer> machinePorts;
    private final TcpRelay relay;
    private final Map<NetworkId, SimulatedNetworkRecord> networks = new ConcurrentHashMap<>();
    private final Map<PublicPort, PublicRule> rules = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile MachinePorts ports = MachinePorts.SHUT;

    /**
     * Loads the networks of the folder; {@link #serve} opens their ports.
     *
     * @param range public addresses that may be used
     * @param machinePorts ports on which a machine may ever listen
     * @param workers runs the decisions where to relay connections
     */
    public PublicSide(
            StateFolder folder, FaultScript faults, Ipv4Prefix range, Set<Integer> machinePorts, Executor workers) {
        this.folder = folder;
        this.faults = faults;
        this.range = range;
        this.machinePorts = machinePorts;
        relay = new TcpRelay(this::choose, workers);
        for (var network : folder.loadAll(KIND, SimulatedNetworkRecord.class)) {
            networks.put(network.config().id(), network);
            rules.putAll(network.hangs() ? Map.of() : rulesOf(network.config()));
        }
    }

    /** Opens all ports. @param machines the targets of connections from now on */
    public synchronized void serve(MachinePorts machines) {
        ports = machines;
        rules.keySet().forEach(this::reopen);
    }

    /**
     * Updates a network's listeners to its configuration. Unchanged ports are not touched.
     *
     * @throws ApiException BACKEND_FAILED if an address is outside the range or belongs to another network, or a port
     *     cannot be opened; nothing is changed then
     */
    public synchronized void apply(NetworkConfig network) {
        var wanted = rulesOf(network);
        network.addresses().forEach(address -> checkFree(address, network.id()));
        wanted.keySet().forEach(port -> checkFree(port.address(), network.id()));
        var attributes = Map.of("id", network.id().toString(), "name", network.name());
        var fault = faults.next(FaultOperation.APPLY_NETWORK, attributes);
        fault.ifPresent(due -> due.refuse());
        var before = networks.get(network.id());
        if (fault.isPresent()) {
            save(new SimulatedNetworkRecord(before == null ? network : before.config(), true));
            return;
        }
        var old = before == null ? Map.<PublicPort, PublicRule>of() : rulesOf(before.config());
        open(wanted.keySet().stream().filter(port -> !relay.listening(port)).toList());
        rules.putAll(wanted);
        old.keySet().stream().filter(port -> !wanted.containsKey(port)).forEach(this::shut);
        save(new SimulatedNetworkRecord(network, false));
        relay.drop((port, endpoint) ->
                endpoint != null && wanted.containsKey(port) && !wanted.get(port).leadsTo(endpoint));
    }

    /** Closes a network's ports; does nothing if there is no such network. */
    public synchronized void remove(NetworkId id) {
        var network = networks.remove(id);
        if (network != null) {
            rulesOf(network.config()).keySet().forEach(this::shut);
            folder.delete(KIND, id.toString());
        }
    }

    public boolean ready(NetworkId id) {
        var network = networks.get(id);
        return network != null && !network.hangs();
    }

    public Set<NetworkId> networks() {
        return Set.copyOf(networks.keySet());
    }

    /** The machine ports behind a public {@code address:port}, open or not; empty if it has no rule or is malformed. */
    public List<Endpoint> behind(String endpoint) {
        var form = ENDPOINT.matcher(endpoint);
        if (!form.matches()) {
            return List.of();
        }
        var rule = rules.get(new PublicPort(form.group(1), Integer.parseInt(form.group(2))));
        return rule == null
                ? List.of()
                : rule.machines().stream().map(machine -> new Endpoint(machine, rule.privatePort())).toList();
    }

    /** Closes all connections to a machine. */
    public void drop(VirtualMachineId machine) {
        relay.drop((port, endpoint) -> endpoint != null && endpoint.machine().equals(machine));
    }

    @Override
    public void close() {
        relay.close();
    }

    private void checkFree(String address, NetworkId network) {
        if (!range.contains(address)) {
            throw failed("Address " + address + " is not one of the public range", null);
        }
        for (var other : networks.values()) {
            if (!other.config().id().equals(network) && other.config().addresses().contains(address)) {
                throw failed("Address " + address + " belongs to network " + other.config().name(), null);
            }
        }
    }

    private Map<PublicPort, PublicRule> rulesOf(NetworkConfig network) {
        return PublicRules.of(network, machinePorts);
    }

    private void open(List<PublicPort> ports) {
        var opened = new ArrayList<PublicPort>();
        for (var port : ports) {
            try {
                relay.listen(port);
                opened.add(port);
            } catch (IOException e) {
                opened.forEach(relay::unlisten);
                throw failed("Unable to open " + port + ": " + e.getMessage(), e);
            }
        }
    }

    private void reopen(PublicPort port) {
        try {
            relay.listen(port);
        } catch (IOException e) {
            LOG.warn("Public port {} cannot be opened", port, e);
        }
    }

    private void shut(PublicPort port) {
        rules.remove(port);
        relay.unlisten(port);
    }

    private void save(SimulatedNetworkRecord network) {
        folder.save(KIND, network.config().id().toString(), network);
        networks.put(network.config().id(), network);
    }

    private Optional<TcpRelay.Way> choose(PublicPort port, InetSocketAddress client) {
        var rule = rules.get(port);
        if (rule == null || !rule.admits(client.getAddress().getHostAddress())) {
            return Optional.empty();
        }
        var up = rule.machines().stream()
                .map(machine -> new Endpoint(machine, rule.privatePort()))
                .filter(ports::answers)
                .toList();
        if (up.isEmpty()) {
            return Optional.empty();
        }
        var picked = pick(rule.algorithm(), up, client);
        return ports.enter(picked).map(entry -> new TcpRelay.Way(picked, entry.address()));
    }

    private Endpoint pick(String algorithm, List<Endpoint> up, InetSocketAddress client) {
        switch (algorithm) {
            case "source":
                return up.get(Math.floorMod(client.getAddress().hashCode(), up.size()));
            case "leastconn":
                return up.stream().min(Comparator.comparingLong(relay::connectionsTo)).orElseThrow();
            default:
                return up.get(Math.floorMod(turn.getAndIncrement(), up.size()));
        }
    }

    private static ApiException failed(String message, Exception cause) {
        return new ApiException(Errors.BACKEND_FAILED, message, cause);
    }
}
