package dev.mold.server.network;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.AddressRules;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.NewNetwork;
import dev.mold.api.cloud.NewVirtualMachine;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.RuleIds;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachine;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.command.AsyncHandler;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Outcome;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.api.response.VirtualMachineView;
import dev.mold.server.compute.simulator.SettableClock;
import dev.mold.server.job.flow.DrivenEngine;
import dev.mold.server.job.flow.Faults;
import dev.mold.server.network.address.AddressFeature;
import dev.mold.server.network.firewall.FirewallFeature;
import dev.mold.server.network.forwarding.ForwardingFeature;
import dev.mold.server.network.loadbalancer.LoadBalancerFeature;
import dev.mold.server.network.rule.RuleFeature;
import dev.mold.server.offering.OfferingFeature;
import dev.mold.server.offering.OfferingService;
import dev.mold.server.offering.StandardOfferings;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.MapSettings;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.zone.ZoneFeature;
import dev.mold.server.zone.ZoneSeeder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** The network features with a real zone and real offerings, on a recording back end, and stand-ins for the rest. */
public final class NetworkWorld implements AutoCloseable {
    private final RecordingBackend backend = new RecordingBackend();
    private final SettableClock clock = new SettableClock(Instant.now());
    private final DrivenEngine operations =
            new DrivenEngine(this::flows, UUID::randomUUID, clock, clock::advance);
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<AccountId> poor = new CopyOnWriteArrayList<>();
    private final FeatureContext context;
    private final Map<Class<?>, BiFunction<Record, CallContext, Object>> handlers = new HashMap<>();
    private final ZoneId zone;
    private final NetworkOfferingId offering;

    public static NetworkWorld on(TestDatabase database, Path folder) {
        return new NetworkWorld(database, folder);
    }

    private NetworkWorld(TestDatabase database, Path folder) {
        context = FeatureContext.start(
                database.fresh(folder),
                folder,
                beans -> {
                    beans.registerBean(ComputeBackend.class, () -> backend);
                    beans.registerBean(Operations.class, () -> operations);
                    beans.registerBean(Accounts.class, FakeAccounts::new);
                    beans.registerBean(Settings.class, () -> new MapSettings(Map.of()));
                    beans.registerBean(Events.class, () -> (type, level, text, owner, subject) -> events.add(type));
                    beans.registerBean(Limits.class, () -> (account, more) -> checkRoom(account));
                    beans.registerBean(VirtualMachines.class, NamedMachines::new);
                    beans.registerBean(Collected.class);
                },
                OfferingFeature.class,
                ZoneFeature.class,
                NetworkFeature.class,
                AddressFeature.class,
                FirewallFeature.class,
                ForwardingFeature.class,
                LoadBalancerFeature.class,
                RuleFeature.class);
        operations.settlingIn(transactions());
        context.get(Collected.class).commands().forEach(set -> set.registerWith(new Registrar()));
        context.get(StandardOfferings.class).ensureNetworkOfferings();
        zone = context.get(ZoneSeeder.class).seed("Sandbox", backend);
        offering = context.get(OfferingService.class)
                .networkByNameOrText(StandardOfferings.KUBERNETES_NAME)
                .orElseThrow()
                .id();
    }

    private void checkRoom(AccountId account) {
        if (poor.contains(account)) {
            throw new ApiException(Errors.RESOURCE_LIMIT, "no room");
        }
    }

    public RecordingBackend backend() {
        return backend;
    }

    public List<String> events() {
        return events;
    }

    /** Lets an account have nothing more. */
    public void impoverish(AccountId account) {
        poor.add(account);
    }

    public ZoneId zone() {
        return zone;
    }

    public NetworkOfferingId offering() {
        return offering;
    }

    public NetworkOfferingId offering(String name) {
        return context.get(OfferingService.class)
                .networkByNameOrText(name)
                .orElseThrow()
                .id();
    }

    public NetworkService networks() {
        return context.get(NetworkService.class);
    }

    public Nics nics() {
        return context.get(Nics.class);
    }

    public NetworkRules rules() {
        return context.get(NetworkRules.class);
    }

    /** Makes rules of one address. */
    public void make(FirewallRule... rules) {
        make(new AddressRules(rules[0].address(), List.of(rules), List.of(), List.of()));
    }

    /** Makes rules of one address. */
    public void make(PortForwardingRule... rules) {
        make(new AddressRules(rules[0].address(), List.of(), List.of(rules), List.of()));
    }

    /** Creates a rule. */
    public void make(LoadBalancerRule rule) {
        make(new AddressRules(rule.address(), List.of(), List.of(), List.of(rule)));
    }

    private void make(AddressRules desired) {
        rules().replace(desired, RuleIds.none());
    }

    public Transactions transactions() {
        return context.get(Transactions.class);
    }

    public <T> T bean(Class<T> type) {
        return context.get(type);
    }

    public NewNetwork newNetwork(String name) {
        return new NewNetwork(
                new NetworkId(UUID.randomUUID()), name, name, FakeAccounts.ALICE.id(), zone, offering);
    }

    /** An implemented network of Alice's. */
    public Network network(String name) {
        var id = networks().create(newNetwork(name)).id();
        networks().implement(id);
        return networks().require(id);
    }

    public PublicIpAddressId sourceNat(Network network) {
        return networks().sourceNat(network.id()).orElseThrow().id();
    }

    public VirtualMachineId machine(Network network, String name) {
        var machine = new VirtualMachineId(UUID.randomUUID());
        nics().allocate(network.id(), machine, name, Optional.empty());
        networks().apply(network.id());
        return machine;
    }

    public NetworkConfig config(Network network) {
        return backend.config(network.id());
    }

    /** The handler's answer to a command of that account's. */
    @SuppressWarnings("unchecked")
    public <R> R call(Record command, CallContext call) {
        return (R) handlers.get(command.getClass()).apply(command, call);
    }

    public <R> R call(Record command) {
        return call(command, FakeAccounts.call(FakeAccounts.ALICE));
    }

    private List<Flow<?, ?>> flows() {
        return context.get(Collected.class).flows();
    }

    /** How an operation ended: with an answer or a failure. */
    public record Ended(Optional<JobAnswer> answer, Optional<Outcome.Failed> failure) {}

    /** Runs the oldest operation that has not ended. */
    public Ended runJob() {
        var outcome = operations.run(operations.oldest(), Faults.NONE);
        return new Ended(operations.answer(), outcome.failure());
    }

    /** What the servers do every minute. */
    public void watch() {
        context.get(Collected.class).recurring().forEach(work -> work.work().run());
    }

    @Override
    public void close() {
        context.close();
    }

    /** All beans of a kind. */
    record Collected(List<CommandSet> commands, List<Flow<?, ?>> flows, List<RecurringWork> recurring) {}

    private final class Registrar implements CommandRegistrar {
        @Override
        public <C extends Record, R> void sync(Class<C> command, SyncHandler<C, R> handler) {
            handlers.put(command, (record, call) -> handler.handle(command.cast(record), call));
        }

        @Override
        public <C extends Record> void async(Class<C> command, AsyncHandler<C> handler) {
            handlers.put(command, (record, call) -> handler.handle(command.cast(record), call));
        }
    }

    /** Machines of which nothing is asked but views. */
    private static final class NamedMachines implements VirtualMachines {
        @Override
        public List<VirtualMachineView> views(Collection<VirtualMachineId> ids, CallContext call) {
            var views = new ArrayList<VirtualMachineView>();
            ids.forEach(id -> views.add(view(id)));
            return views;
        }

        private static VirtualMachineView view(VirtualMachineId id) {
            var components = VirtualMachineView.class.getRecordComponents();
            var types = new Class<?>[components.length];
            var values = new Object[components.length];
            for (var i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
            }
            values[0] = id.toString();
            values[1] = "machine";
            try {
                return VirtualMachineView.class.getDeclaredConstructor(types).newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public VirtualMachine create(NewVirtualMachine machine) {
            throw new UnsupportedOperationException();
        }

        @Override
        public VirtualMachine start(VirtualMachineId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public VirtualMachine stop(VirtualMachineId id, boolean forced) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean expunge(VirtualMachineId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<VirtualMachine> find(VirtualMachineId id) {
            return Optional.empty();
        }

        @Override
        public Map<VirtualMachineId, VirtualMachineState> states(Collection<VirtualMachineId> ids) {
            return Map.of();
        }

        @Override
            public boolean attachIso(VirtualMachineId id, ImageId iso) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean detachIso(VirtualMachineId id) {
            throw new UnsupportedOperationException();
        }
    }
}
