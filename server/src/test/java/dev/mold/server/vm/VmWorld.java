package dev.mold.server.vm;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NewIso;
import dev.mold.api.cloud.NewNetwork;
import dev.mold.api.cloud.NewVirtualMachine;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.RoleType;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.UserId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.server.account.AccountFeature;
import dev.mold.server.account.AccountService;
import dev.mold.server.compute.simulator.SettableClock;
import dev.mold.server.image.ImageFeature;
import dev.mold.server.image.ImageService;
import dev.mold.server.image.StandardTemplates;
import dev.mold.server.job.PendingJobs;
import dev.mold.server.job.flow.DrivenEngine;
import dev.mold.server.job.flow.Faults;
import dev.mold.server.network.NetworkFeature;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.address.AddressFeature;
import dev.mold.server.network.firewall.FirewallFeature;
import dev.mold.server.network.forwarding.ForwardingFeature;
import dev.mold.server.network.loadbalancer.LoadBalancerFeature;
import dev.mold.server.network.rule.RuleFeature;
import dev.mold.server.offering.OfferingFeature;
import dev.mold.server.offering.StandardOfferings;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.MapSettings;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.zone.ZoneFeature;
import dev.mold.server.zone.ZoneSeeder;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A zone with one host, offerings, a template, an ISO and a network of the admin's, on real rows and a fake back end. */
public final class VmWorld implements AutoCloseable {
    public final FakeCloud cloud = new FakeCloud();
    public final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    public final List<String> events = new ArrayList<>();
    public final Map<ResourceKind, Long> limits = new EnumMap<>(ResourceKind.class);
    public final Map<String, Object> settings = new HashMap<>();
    public final DrivenEngine operations;
    public final PendingJobs pendingJobs = Mockito.mock();
    public final ZoneId zone;
    public final Network network;
    public final ImageId template;
    public final ImageId iso = new ImageId(UUID.randomUUID());
    private final FeatureContext context;
    private final AnnotationConfigApplicationContext beans;

    public static VmWorld start(TestDatabase database, Path folder) {
        return new VmWorld(database, folder);
    }

    private VmWorld(TestDatabase database, Path folder) {
        var holder = new AnnotationConfigApplicationContext[1];
        operations = new DrivenEngine(
                () -> holder[0].getBeansOfType(Flow.class).values().stream()
                        .<Flow<?, ?>>map(flow -> (Flow<?, ?>) flow)
                        .toList(),
                UUID::randomUUID,
                clock,
                pause -> {
                    clock.advance(pause);
                    cloud.settle();
                });
        context = FeatureContext.start(
                database.fresh(folder),
                folder,
                registry -> {
                    holder[0] = registry;
                    registry.registerBean("fakeCloud", FakeCloud.class, () -> cloud);
                    registry.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
                    registry.registerBean(DrivenEngine.class, () -> operations);
                    registry.registerBean(PendingJobs.class, () -> pendingJobs);
                    registry.registerBean(Events.class, () -> this::event);
                    registry.registerBean(Settings.class, () -> new MapSettings(settings));
                    registry.registerBean(Limits.class, () -> (account, more) -> {
                        var usages = registry.getBeansOfType(ResourceUsage.class).values();
                        more.forEach((kind, amount) -> checkRoom(usages, account, kind, amount));
                    });
                },
                AccountFeature.class,
                ZoneFeature.class,
                OfferingFeature.class,
                ImageFeature.class,
                NetworkFeature.class,
                AddressFeature.class,
                FirewallFeature.class,
                ForwardingFeature.class,
                LoadBalancerFeature.class,
                RuleFeature.class,
                VmFeature.class);
        beans = holder[0];
        operations.settlingIn(get(Transactions.class));
        zone = get(ZoneSeeder.class).seed("zone-1", cloud);
        get(StandardOfferings.class).ensureNetworkOfferings();
        get(StandardOfferings.class).seedSizes();
        get(StandardTemplates.class).seed(cloud.hypervisor(), "x86_64", Optional.empty());
        template = new ImageId(UUID.fromString(one("select id from image where kind = 'BUILTIN'")));
        get(ImageService.class)
                .registerIso(new NewIso(
                        iso,
                        "tools",
                        "Tools",
                        admin().account(),
                        Optional.empty(),
                        "http://images.test/tools.iso",
                        Optional.empty(),
                        true,
                        true,
                        "x86_64",
                        false));
        network = network(admin().account(), "net1");
    }

    /** How an operation ended. */
    public record Ended(Outcome outcome, Optional<JobAnswer> answer) {
        public Outcome.Failed failure() {
            return outcome.failure().orElseThrow(() -> new AssertionError("it succeeded"));
        }
    }

    /** Runs the operation that was submitted last to its end. */
    public Ended runLast() {
        var outcome = operations.run(operations.last(), Faults.NONE);
        return new Ended(outcome, operations.answer());
    }

    /** The request of the operation that was submitted last. */
    public OperationRequest submitted() {
        return operations.request(operations.last());
    }

    public <T> T get(Class<T> type) {
        return context.get(type);
    }

    public <T> Collection<T> all(Class<T> type) {
        return beans.getBeansOfType(type).values();
    }

    /** A root administrator. */
    public CallContext admin() {
        return get(AccountService.class).systemCall();
    }

    /** A user of an account of its own, which is there only as far as machines need it. */
    public CallContext stranger() {
        var admin = admin();
        return new CallContext(
                new UserId(UUID.randomUUID()),
                "stranger",
                new AccountId(UUID.randomUUID()),
                "stranger",
                admin.domain(),
                "/",
                new RoleId(UUID.randomUUID()),
                RoleType.USER,
                Optional.empty());
    }

    /** Somebody without rights of an administrator in the same account. */
    public CallContext userOf(CallContext call) {
        return new CallContext(
                call.user(),
                "user",
                call.account(),
                call.accountName(),
                call.domain(),
                call.domainPath(),
                call.role(),
                RoleType.USER,
                Optional.empty());
    }

    public RecurringWork recurring(String name) {
        return all(RecurringWork.class).stream()
                .filter(work -> work.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public ServiceOfferingId offering(String name) {
        return new ServiceOfferingId(UUID.fromString(one("select id from service_offering where name = '" + name + "'")));
    }

    /** A custom offering; its cpus, speed and memory are left open. */
    public ServiceOfferingId customOffering() {
        var id = UUID.randomUUID();
        execute("insert into service_offering (id, name, display_text, custom, root_disk_gib, dynamic_scaling, active,"
                + " sort_key, created) values ('" + id + "', 'custom', 'custom', true, 0, true, true, 0,"
                + " '2026-01-01 00:00:00')");
        return new ServiceOfferingId(id);
    }

    /** A key pair of that account. @return its name */
    public String keyPair(AccountId owner, String name) {
        execute("insert into ssh_key_pair (id, account_id, name, public_key, fingerprint, created) values ('"
                + UUID.randomUUID() + "', '" + owner + "', '" + name + "', 'ssh-ed25519 AAAA', 'aa:bb',"
                + " '2026-01-01 00:00:00')");
        return name;
    }

    public Network network(AccountId owner, String name) {
        return get(NetworkService.class)
                .create(new NewNetwork(
                        new NetworkId(UUID.randomUUID()),
                        name,
                        name,
                        owner,
                        zone,
                        new NetworkOfferingId(UUID.fromString(one(
                                "select id from network_offering where name = '"
                                        + StandardOfferings.KUBERNETES_NAME + "'")))));
    }

    /** A machine of the admin's in the network. */
    public NewVirtualMachine machine(String name) {
        return machine(new VirtualMachineId(UUID.randomUUID()), name, "Small Instance");
    }

    public NewVirtualMachine machine(VirtualMachineId id, String name, String offering) {
        return machine(id, name, offering, false);
    }

    /** A machine that belongs to a Kubernetes cluster. */
    public NewVirtualMachine clusterNode(String name) {
        return machine(new VirtualMachineId(UUID.randomUUID()), name, "Small Instance", true);
    }

    private NewVirtualMachine machine(VirtualMachineId id, String name, String offering, boolean clusterNode) {
        return new NewVirtualMachine(
                id,
                name,
                name,
                admin().account(),
                zone,
                offering(offering),
                template,
                network.id(),
                0,
                "#cloud-config",
                List.of("ssh-ed25519 AAAA"),
                Optional.of("pair"),
                clusterNode);
    }

    public String one(String sql) {
        return get(Transactions.class)
                .call(() -> String.valueOf(
                        get(EntityManager.class).createNativeQuery(sql).getSingleResult()));
    }

    public void execute(String sql) {
        get(Transactions.class)
                .run(() -> get(EntityManager.class).createNativeQuery(sql).executeUpdate());
    }

    private void event(String type, EventLevel level, String text, AccountId owner, Subject subject) {
        events.add(type + " " + level + " " + text);
    }

    private void checkRoom(Collection<ResourceUsage> usages, AccountId account, ResourceKind kind, long more) {
        var most = limits.get(kind);
        if (most == null) {
            return;
        }
        var used = usages.stream()
                .filter(usage -> usage.kind() == kind)
                .mapToLong(usage -> usage.used(account))
                .sum();
        if (used + more > most) {
            throw new ApiException(Errors.RESOURCE_LIMIT, "Maximum of " + kind.wireName() + " is " + most);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
