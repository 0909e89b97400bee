package dev.mold.koral.fake;

import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.KeyPair;
import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NetworkOffering;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.cloud.Zone;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.RoleType;
import dev.mold.api.command.Submitted;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Outcome;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.KeyPairId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.OperationId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.UserId;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.cluster.Outcomes;
import dev.mold.koral.create.ClusterRoom;
import dev.mold.koral.create.CreateClusterFlow;
import dev.mold.koral.create.CreateClusterHandler;
import dev.mold.koral.create.CreateRules;
import dev.mold.koral.delete.DeleteClusterFlow;
import dev.mold.koral.delete.DeleteClusterHandler;
import dev.mold.koral.delete.DeleteKubernetesCluster;
import dev.mold.koral.plan.ClusterPlanner;
import dev.mold.koral.setting.TimeLimits;
import dev.mold.koral.start.StartClusterFlow;
import dev.mold.koral.start.StartClusterHandler;
import dev.mold.koral.start.StartKubernetesCluster;
import dev.mold.koral.step.AddressRanges;
import dev.mold.koral.step.BootstrapSettings;
import dev.mold.koral.step.CloudServices;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.ClusterContexts;
import dev.mold.koral.step.ClusterHealth;
import dev.mold.koral.step.JoinCredentialsStore;
import dev.mold.koral.step.JoinTask;
import dev.mold.koral.step.NodeAccesses;
import dev.mold.koral.step.NodePhases;
import dev.mold.koral.step.NodeTasks;
import dev.mold.koral.step.NodeTools;
import dev.mold.koral.step.ServingControlNodes;
import dev.mold.koral.step.UnchangedClusterFlow;
import dev.mold.koral.stop.StopClusterFlow;
import dev.mold.koral.stop.StopClusterHandler;
import dev.mold.koral.stop.StopKubernetesCluster;
import dev.mold.koral.version.DeleteVersionFlow;
import dev.mold.koral.version.KubernetesVersion;
import dev.mold.koral.version.SemanticVersion;
import dev.mold.koral.version.VersionState;
import dev.mold.koral.view.ClusterViews;
import dev.mold.koral.watch.ClusterScanner;
import dev.mold.koral.watch.HealthChecks;
import dev.mold.server.job.flow.DrivenEngine;
import dev.mold.server.job.flow.Faults;
import dev.mold.server.testing.FakeClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Koral with an in-memory environment: a zone with all that a cluster needs, and one user. */
public final class World {
    public static final AccountId ALICE = new AccountId(new UUID(2, 1));
    public static final ZoneId ZONE = new ZoneId(new UUID(3, 1));
    public static final ServiceOfferingId BIG = new ServiceOfferingId(new UUID(4, 1));
    public static final ServiceOfferingId SMALL = new ServiceOfferingId(new UUID(4, 2));
    public static final NetworkOfferingId NETWORK_OFFERING = new NetworkOfferingId(new UUID(5, 1));
    public static final KubernetesVersionId VERSION = new KubernetesVersionId(new UUID(6, 1));
    public static final KubernetesVersionId OLD_VERSION = new KubernetesVersionId(new UUID(6, 2));
    public static final ImageId ISO = new ImageId(new UUID(7, 1));
    public static final ImageId TEMPLATE = new ImageId(new UUID(7, 2));
    public static final CallContext CALL = caller(ALICE);

    public final FakeClock clock = new FakeClock();
    public final FakeIds ids = new FakeIds();
    public final FakeSettings settings = new FakeSettings();
    public final FakeCatalog catalog = new FakeCatalog();
    public final FakeAccounts accounts = new FakeAccounts();
    public final FakeMachines machines = new FakeMachines();
    public final FakeNetworks networks = new FakeNetworks(machines);
    public final FakeKubernetes kubernetes = new FakeKubernetes(machines, networks);
    public final FakeClusterStore clusters = new FakeClusterStore();
    public final FakeOpeningStore openings = new FakeOpeningStore();
    public final FakeRangeStore ranges = new FakeRangeStore();
    public final FakeClusterSecrets secrets = new FakeClusterSecrets();
    public final FakeVersionStore versions = new FakeVersionStore();
    public final DrivenEngine operations =
            new DrivenEngine(this::engineFlows, ids, clock, clock::advance);
    public Limits limits = (owner, more) -> {};
    public final ClusterViews views;
    public final ClusterScanner scanner;

    private final CreateClusterHandler create;
    private final StartClusterHandler start;
    private final StopClusterHandler stop;
    private final DeleteClusterHandler delete;
    private final Map<String, Flow<ClusterOperation, ClusterContext>> flows;

    public World() {
        furnish();
        var transactions = new FakeTransactions();
        var keys = new FakeKeys();
        var planner = new ClusterPlanner(ids, keys, clock);
        var rules = new CreateRules(
                catalog, catalog, catalog, networks, networks, catalog, settings, versions, clusters);
        views = new ClusterViews(
                new ClusterViews.Cloud(accounts, catalog, catalog, catalog, networks, machines), versions, operations);
        var storage = new CreateClusterHandler.Storage(clusters, secrets, transactions);
        var room = new ClusterRoom((owner, more) -> limits.checkRoom(owner, more), catalog);
        create = new CreateClusterHandler(rules, room, planner, storage, accounts, accounts, operations, ids, clock);
        start = new StartClusterHandler(clusters, secrets, planner, operations, transactions, clock);
        stop = new StopClusterHandler(clusters, operations, transactions, clock);
        delete = new DeleteClusterHandler(clusters, networks, machines, operations, transactions, clock);
        var health = new ClusterHealth(kubernetes, secrets, clusters, clock);
        flows = flows(keys, health);
        scanner = new ClusterScanner(
                clusters,
                machines,
                new HealthChecks(secrets, health, Runnable::run, clock),
                operations,
                accounts,
                transactions,
                clock);
    }

    private Map<String, Flow<ClusterOperation, ClusterContext>> flows(FakeKeys keys, ClusterHealth health) {
        var cloud = new CloudServices(networks, networks, machines, catalog, catalog);
        var phases = new NodePhases(clusters, clock);
        var accesses = new NodeAccesses(networks, secrets);
        var tasks = new NodeTasks(kubernetes);
        var inside = new AddressRanges(ranges, settings);
        var bootstrap = new BootstrapSettings(secrets, settings, inside);
        var credentials = new JoinCredentialsStore(secrets, keys, clock);
        var join = new JoinTask(
                tasks,
                accesses,
                bootstrap,
                credentials,
                new ServingControlNodes(kubernetes, kubernetes, accesses, secrets),
                secrets,
                keys,
                phases);
        var nodes = new NodeTools(
                kubernetes,
                accesses,
                tasks,
                bootstrap,
                join,
                credentials,
                kubernetes,
                health,
                phases,
                openings,
                inside);
        var limits = new TimeLimits(settings);
        var contexts = new ClusterContexts(clusters, versions);
        var outcomes = new Outcomes(clusters, clock);
        var create = new CreateClusterFlow(cloud, nodes, clusters, secrets, limits, contexts, outcomes, views);
        var all = List.of(
                create,
                new AddNodesFlow(create, contexts),
                new StartClusterFlow(cloud, nodes, clusters, secrets, limits, contexts, outcomes, views),
                new StopClusterFlow(machines, phases, contexts, outcomes),
                new UnchangedClusterFlow(
                        ClusterFlows.KEEP_RUNNING, ClusterState.RUNNING, contexts, run -> JobAnswer.success()),
                new UnchangedClusterFlow(
                        ClusterFlows.KEEP_STOPPED, ClusterState.STOPPED, contexts, run -> JobAnswer.success()),
                new DeleteClusterFlow(cloud, clusters, secrets, openings, phases, contexts, outcomes, clock));
        return all.stream().collect(Collectors.toMap(Flow::name, flow -> flow));
    }

    private void furnish() {
        catalog.zones.put(ZONE, new Zone(ZONE, "zone-1", true, Set.of("Simulator")));
        catalog.offerings.put(BIG, new ServiceOffering(BIG, "big", false, 2, 1000, 2048, 0, true));
        catalog.offerings.put(SMALL, new ServiceOffering(SMALL, "small", false, 1, 500, 512, 0, true));
        catalog.networkOfferings.add(new NetworkOffering(
                NETWORK_OFFERING,
                "DefaultNetworkOfferingforKubernetesService",
                "Default Network Offering for Kubernetes Service",
                true,
                true,
                Set.of("SourceNat", "UserData", "Dhcp", "Dns", "Firewall", "PortForwarding", "Lb"),
                true,
                true));
        image(ISO, true);
        image(TEMPLATE, false);
        catalog.template = Optional.of(TEMPLATE);
        catalog.keyPairs.put(
                "alice",
                new KeyPair(
                        new KeyPairId(new UUID(8, 1)), "alice", Optional.of("ssh-ed25519 AAAAalice"), "aa:bb"));
        versions.insert(version(VERSION, new SemanticVersion(1, 30, 3)));
        versions.insert(version(OLD_VERSION, new SemanticVersion(1, 15, 12)));
    }

    public void image(ImageId id, boolean iso) {
        image(id, iso, "x86_64", 0);
    }

    public void image(ImageId id, boolean iso, String arch, long sizeBytes) {
        catalog.images.put(
                id,
                new Image(
                        id,
                        "image",
                        iso,
                        accounts.system().id(),
                        Optional.empty(),
                        ImageState.READY,
                        "",
                        arch,
                        sizeBytes,
                        false));
    }

    public KubernetesVersion version(KubernetesVersionId id, SemanticVersion semantic) {
        return new KubernetesVersion(
                id,
                "v" + semantic,
                semantic,
                VersionState.ENABLED,
                Optional.empty(),
                ISO,
                "x86_64",
                false,
                2,
                2048,
                clock.instant(),
                Optional.empty());
    }

    /** Adds a network of Alice's. */
    public NetworkId network(NetworkState state) {
        var id = new NetworkId(ids.next());
        networks.add(new Network(
                id, "lan", ALICE, ZONE, NETWORK_OFFERING, true, "10.1.1.0/24", "10.1.1.1", state));
        return id;
    }

    public static CallContext caller(AccountId account) {
        return new CallContext(
                new UserId(account.value()),
                "user",
                account,
                "account",
                new DomainId(new UUID(1, 1)),
                "/",
                new RoleId(new UUID(1, 9)),
                RoleType.USER,
                Optional.empty());
    }

    public CreateCommand command() {
        var command = new CreateCommand();
        command.zone = ZONE;
        command.version = VERSION;
        command.offering = BIG;
        return command;
    }

    public Submitted create(CreateCommand command) {
        return create.handle(command.build(), CALL);
    }

    /** Creates a cluster with that many control nodes and workers, and returns it running. */
    public KubernetesCluster running(long control, long workers) {
        var command = command();
        command.controlNodes = control;
        command.size = workers;
        var submitted = create(command);
        run(submitted.job(), Faults.NONE);
        return cluster(submitted);
    }

    public Submitted start(KubernetesClusterId id) {
        return start.handle(new StartKubernetesCluster(id), CALL);
    }

    public Submitted stop(KubernetesClusterId id) {
        return stop.handle(new StopKubernetesCluster(id), CALL);
    }

    public Submitted delete(KubernetesClusterId id) {
        return delete.handle(new DeleteKubernetesCluster(id, null, null), CALL);
    }

    public KubernetesCluster cluster(Submitted created) {
        return cluster((KubernetesClusterId) created.entity().orElseThrow());
    }

    public KubernetesCluster cluster(KubernetesClusterId id) {
        return clusters.find(id).orElseThrow();
    }

    /** Runs an operation to its end. */
    public Outcome run(OperationId job, Faults faults) {
        return operations.run(job, faults);
    }

    private List<Flow<?, ?>> engineFlows() {
        var all = new ArrayList<Flow<?, ?>>(flows.values());
        all.add(new DeleteVersionFlow(versions, clusters, catalog, clock));
        return all;
    }

    public List<String> stepsOf(String flow) {
        return flows.get(flow).steps().stream().map(step -> step.name()).toList();
    }

    public Flow<ClusterOperation, ClusterContext> flow(String name) {
        return flows.get(name);
    }

    /** All resources in the cloud as text; worlds with the same text are the same to a user. */
    public String inventory() {
        var text = new StringBuilder();
        networks.all().forEach(network -> text.append(network).append('\n'));
        machines.all().forEach(machine -> text.append(machine).append('\n'));
        networks.allFirewall().forEach(rule -> text.append(rule).append('\n'));
        networks.allForwardings().forEach(rule -> text.append(rule).append('\n'));
        networks.allBalancers().forEach(rule -> text.append(rule).append('\n'));
        return text.toString();
    }
}
