package dev.mold.koral.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NetworkOffering;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.cloud.Zone;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Owner;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.ProjectId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.cluster.NodeTemplateGuard;
import dev.mold.koral.fake.CreateCommand;
import dev.mold.koral.fake.World;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.setting.KoralSettings;
import dev.mold.koral.version.VersionState;
import dev.mold.server.job.flow.Faults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CreateRulesTest {
    private static final UUID NOBODY = new UUID(99, 99);

    private static Arguments refused(int wireCode, String text, BiConsumer<World, CreateCommand> spoil) {
        return Arguments.of(wireCode, text, spoil);
    }

    static Stream<Arguments> spoiledRequests() {
        return Stream.of(
                // unsupported features
                refused(431, "Not supported yet", (world, it) -> it.type = "ExternalManaged"),
                refused(431, "Invalid clustertype", (world, it) -> it.type = "Nonsense"),
                refused(431, "Not supported yet", (world, it) -> it.etcdNodes = 3L),
                refused(431, "Not supported yet", (world, it) -> it.nodeTemplates =
                        new IndexedParams(List.of(Map.of("node", "worker", "template", NOBODY.toString())))),
                refused(431, "Not supported yet", (world, it) -> it.cni = NOBODY),
                refused(431, "Not supported yet", (world, it) -> it.csi = true),
                refused(431, "Not supported yet", (world, it) -> it.asNumber = 65000L),
                refused(431, "Not supported yet", (world, it) -> it.balancer = "192.0.2.1"),
                refused(431, "Not supported yet", (world, it) ->
                        it.owner = new Owner(null, null, new ProjectId(NOBODY))),
                refused(431, "Not supported yet", (world, it) -> it.offeringOf("etcd", World.BIG.toString())),
                // name and size
                refused(431, "it is empty", (world, it) -> it.name = "  "),
                refused(431, "control characters", (world, it) -> it.name = "web\u0007"),
                refused(431, "control nodes", (world, it) -> it.controlNodes = 0L),
                refused(431, "control nodes", (world, it) -> it.masterNodes = 4L),
                refused(431, "control nodes", (world, it) -> it.controlNodes = -1L),
                refused(431, "control nodes", (world, it) -> it.controlNodes = 4L),
                refused(431, "control nodes", (world, it) -> it.controlNodes = 7L),
                refused(431, "at least 1 worker", (world, it) -> it.size = 0L),
                refused(431, "at least 1 worker", (world, it) -> it.size = null),
                refused(431, "Maximum cluster size can not exceed 10", (world, it) -> it.size = 10L),
                refused(431, "Maximum cluster size can not exceed 10", (world, it) -> it.size = Long.MAX_VALUE),
                refused(431, "Maximum cluster size can not exceed 3", (world, it) -> {
                    world.settings.set(KoralSettings.MAX_SIZE, "3");
                    it.controlNodes = 3L;
                    it.size = 1L;
                }),
                // zone
                refused(431, "no zone", (world, it) -> it.zone = new ZoneId(NOBODY)),
                refused(531, "is disabled", (world, it) ->
                        world.catalog.zones.put(World.ZONE, new Zone(World.ZONE, "zone-1", false, Set.of("Simulator")))),
                refused(431, "no hypervisor", (world, it) -> it.hypervisor = "VMware"),
                refused(530, "not configured properly", (world, it) -> world.catalog.networkOfferings.clear()),
                refused(530, "not configured properly", (world, it) -> offering(world, false, true)),
                refused(530, "not configured properly", (world, it) -> offering(world, true, false)),
                refused(530, "no system VM template for x86_64", (world, it) ->
                        world.catalog.template = Optional.empty()),
                refused(530, "no system VM template for aarch64", (world, it) ->
                        world.image(World.ISO, true, "aarch64", 0)),
                // version
                refused(431, "version is needed", (world, it) -> it.version = null),
                refused(431, "no Kubernetes version", (world, it) -> it.version = new KubernetesVersionId(NOBODY)),
                refused(431, "is not enabled", (world, it) ->
                        world.versions.update(World.VERSION, version -> version.in(VersionState.DISABLED))),
                refused(431, "1.16.0 or newer", (world, it) -> {
                    it.version = World.OLD_VERSION;
                    it.controlNodes = 3L;
                }),
                refused(431, "is not ready", (world, it) -> iso(world, ImageState.CREATING)),
                refused(431, "no route to host", (world, it) -> iso(world, ImageState.FAILED)),
                refused(431, "missing", (world, it) -> world.catalog.images.remove(World.ISO)),
                // offerings
                refused(431, "No compute offering", (world, it) -> it.offering = null),
                refused(431, "No compute offering", (world, it) -> {
                    it.offering = null;
                    it.offeringOf("worker", World.BIG.toString());
                }),
                refused(431, "no active compute offering", (world, it) -> it.offering = new ServiceOfferingId(NOBODY)),
                refused(431, "no active compute offering", (world, it) -> service(world, false, false)),
                refused(530, "chosen at deployment", (world, it) -> service(world, true, true)),
                refused(530, "not suitable for CONTROL nodes", (world, it) -> it.offering = World.SMALL),
                refused(530, "needs minimum 2 vCPUs and 2048 MB RAM", (world, it) ->
                        it.offeringOf("worker", World.SMALL.toString())),
                refused(431, "Invalid node type", (world, it) -> it.offeringOf("boss", World.BIG.toString())),
                refused(431, "an id is needed", (world, it) -> it.offeringOf("worker", "big")),
                refused(431, "lacks offering", (world, it) ->
                        it.nodeOfferings = new IndexedParams(List.of(Map.of("node", "worker")))),
                refused(431, "lacks node", (world, it) ->
                        it.nodeOfferings = new IndexedParams(List.of(Map.of("offering", World.BIG.toString())))),
                // key pair, disk, registry
                refused(431, "no SSH key pair", (world, it) -> it.keyPair = "nobody"),
                refused(431, "8 to 1024 GiB", (world, it) -> it.rootDisk = 7L),
                refused(431, "8 to 1024 GiB", (world, it) -> it.rootDisk = 1025L),
                refused(431, "the root disk of the compute offering is of 20 GiB", (world, it) -> {
                    rootDisk(world, World.BIG, 20);
                    it.rootDisk = 19L;
                }),
                refused(431, "needs 10 GiB", (world, it) -> {
                    world.image(World.TEMPLATE, false, "x86_64", (9L << 30) + 1);
                    it.rootDisk = 9L;
                }),
                refused(431, "Invalid podcidr", (world, it) -> it.pods = "8.0.0.0/8"),
                refused(431, "Invalid servicecidr", (world, it) -> it.services = "10.96.0.1/12"),
                refused(431, "overlaps servicecidr", (world, it) -> {
                    it.pods = "10.0.0.0/8";
                    it.services = "10.96.0.0/16";
                }),
                refused(431, "needs all of", (world, it) -> it.registryUrl = "https://registry.example"),
                refused(431, "Invalid dockerregistryurl", (world, it) -> registry(it, "ftp://registry.example")),
                refused(431, "Invalid dockerregistryurl", (world, it) -> registry(it, "https://not a host")),
                refused(530, "experimental", (world, it) -> registry(it, "https://registry.example")),
                // network
                refused(431, "no network", (world, it) -> it.network = new NetworkId(NOBODY)),
                refused(431, "no network", (world, it) ->
                        it.network = network(world, NOBODY, World.ZONE.value(), true)),
                refused(431, "not in zone", (world, it) ->
                        it.network = network(world, World.ALICE.value(), NOBODY, true)),
                refused(431, "not isolated", (world, it) ->
                        it.network = network(world, World.ALICE.value(), World.ZONE.value(), false)),
                refused(431, "another Kubernetes cluster", (world, it) -> {
                    it.network = world.network(NetworkState.IMPLEMENTED);
                    var other = world.command();
                    other.name = "other";
                    other.network = it.network;
                    world.create(other);
                }),
                refused(431, "6443", (world, it) -> {
                    it.network = world.network(NetworkState.IMPLEMENTED);
                    firewall(world, it.network, Protocol.ALL, 1, 65535);
                }),
                refused(431, "6443", (world, it) -> {
                    it.network = world.network(NetworkState.IMPLEMENTED);
                    var address = world.networks.sourceNat(it.network).orElseThrow();
                    world.networks.add(new PortForwardingRule(
                            new PortForwardingRuleId(NOBODY),
                            address.id(),
                            Protocol.TCP,
                            6000,
                            7000,
                            6000,
                            new VirtualMachineId(NOBODY)));
                }));
    }

    @ParameterizedTest(name = "{1} ({0})")
    @MethodSource("spoiledRequests")
    void aSpoiledRequestIsRefusedAndNothingIsMade(
            int wireCode, String text, BiConsumer<World, CreateCommand> spoil) {
        var world = new World();
        var command = world.command();
        spoil.accept(world, command);
        var before = world.inventory();

        assertThatThrownBy(() -> world.create(command))
                .hasMessageContaining(text)
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code().wireCode())
                        .isEqualTo(wireCode));
        assertThat(world.inventory()).isEqualTo(before);
        assertThat(world.clusters.nameTaken(World.ALICE, command.name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "web, web",
        "Web-1, web-1",
        "1a, k8s-1a",
        "-web-, k8s-web",
        "my cluster #1, k8s-mycluster1",
        "쿠버네테스, k8s-<id>",
        "운영 prod, k8s-prod"
    })
    void anyTextIsTakenAsANameAndNodesAreNamedAfterIt(String name, String nodePrefix) {
        var world = new World();
        var command = world.command();
        command.name = name;
        var created = world.create(command);
        assertThat(world.run(created.job(), Faults.NONE).success()).isTrue();
        var cluster = world.cluster(created);
        assertThat(cluster.name()).isEqualTo(name);
        assertThat(world.machines.all())
                .hasSize(3)
                .allSatisfy(machine -> assertThat(machine.name())
                        .matches(nodePrefix.replace("<id>", cluster.id().toString()) + "-(control|node)-[0-9a-f]+"));
    }

    @Test
    void aLongNameGivesNodesAndNetworkNamesThatFit() {
        var world = new World();
        var command = world.command();
        command.name = "long name ".repeat(25) + "12345";
        var created = world.create(command);
        assertThat(world.run(created.job(), Faults.NONE).success()).isTrue();
        assertThat(world.cluster(created).name()).hasSize(255).isEqualTo(command.name);
        assertThat(world.machines.all()).allSatisfy(machine -> assertThat(machine.name())
                .matches("[a-z][a-z0-9-]{0,61}[a-z0-9]"));
        assertThat(world.networks.all()).singleElement().satisfies(network -> assertThat(network.name())
                .hasSizeLessThanOrEqualTo(255)
                .endsWith("-network"));
    }

    @Test
    void blanksAroundANameAreNotPartOfIt() {
        var world = new World();
        var command = world.command();
        command.name = " \u3000web\t";
        var spec = world.cluster(world.create(command)).spec();
        assertThat(spec.name()).isEqualTo("web");
        assertThat(spec.description()).isEqualTo("web");
        command.name = "web ";
        assertThatThrownBy(() -> world.create(command)).hasMessageContaining("exists already");
    }

    @ParameterizedTest
    @CsvSource({"3, , 3", "3, 1, 1", "1, 3, 3", ", 3, 3", ", , 1", "9, 3, 3"})
    void masterNodesCountWhereControlNodesAreNotGiven(Long masterNodes, Long controlNodes, int expected) {
        var world = new World();
        var command = world.command();
        command.masterNodes = masterNodes;
        command.controlNodes = controlNodes;
        assertThat(world.cluster(world.create(command)).plan().nodes(NodeRole.CONTROL)).hasSize(expected);
    }

    @Test
    void offeringsCanDifferByRole() {
        var world = new World();
        var huge = new ServiceOfferingId(new UUID(4, 3));
        world.catalog.offerings.put(huge, new ServiceOffering(huge, "huge", false, 8, 1000, 16384, 0, true));
        var command = world.command();
        command.offeringOf("Worker", huge.toString());
        var cluster = world.cluster(world.create(command));
        assertThat(cluster.plan().pool(NodeRole.WORKER).offering()).isEqualTo(huge);
        assertThat(cluster.plan().pool(NodeRole.CONTROL).offering()).isEqualTo(World.BIG);
        var view = world.views.of(cluster, World.CALL);
        assertThat(view.workerofferingname()).isEqualTo("huge");
        assertThat(view.serviceofferingname()).isEqualTo("big");
        assertThat(view.controlofferingid()).isNull();
        assertThat(view.cpunumber()).isEqualTo("18");
        assertThat(view.memory()).isEqualTo("34816");
    }

    @ParameterizedTest
    @CsvSource({
        ", 0, 0, 8, 8",
        ", 20, 0, 20, 8",
        ", 5, 0, 8, 8",
        ", 0, 10, 10, 10",
        ", 20, 10, 20, 10",
        "30, 20, 10, 30, 30"
    })
    void theRootDiskIsTheOfferingsUnlessOneIsGivenAndNeverTooSmall(
            Long given, long offered, long template, long ofControlNodes, long ofWorkers) {
        var world = new World();
        var plain = new ServiceOfferingId(new UUID(4, 3));
        world.catalog.offerings.put(plain, new ServiceOffering(plain, "plain", false, 2, 1000, 2048, 0, true));
        rootDisk(world, World.BIG, offered);
        world.image(World.TEMPLATE, false, "x86_64", template << 30);
        var command = world.command();
        command.rootDisk = given;
        command.offeringOf("worker", plain.toString());
        var nodes = world.cluster(world.create(command)).plan();
        assertThat(nodes.nodes(NodeRole.CONTROL)).allSatisfy(node -> assertThat(node.spec().rootDiskGib())
                .isEqualTo(ofControlNodes));
        assertThat(nodes.nodes(NodeRole.WORKER)).allSatisfy(node -> assertThat(node.spec().rootDiskGib())
                .isEqualTo(ofWorkers));
    }

    @Test
    void nodesAreMadeForTheArchitectureOfTheIso() {
        var world = new World();
        world.image(World.ISO, true, "aarch64", 0);
        world.image(World.TEMPLATE, false, "aarch64", 0);
        assertThat(world.cluster(world.create(world.command())).spec().template()).isEqualTo(World.TEMPLATE);
    }

    @Test
    void aTemplateIsKeptAsLongAsAClusterHasNodesOfIt() {
        var world = new World();
        var guard = new NodeTemplateGuard(world.clusters);
        assertThat(guard.reasonToKeep(World.TEMPLATE)).isEmpty();
        var cluster = world.running(1, 1);
        assertThat(guard.reasonToKeep(World.TEMPLATE)).isPresent();
        assertThat(guard.reasonToKeep(World.ISO)).isEmpty();
        world.run(world.delete(cluster.id()).job(), Faults.NONE);
        assertThat(guard.reasonToKeep(World.TEMPLATE)).isEmpty();
    }

    @Test
    void aPrivateRegistryIsTakenWhereExperimentsAreAllowed() {
        var world = new World();
        world.settings.set(KoralSettings.EXPERIMENTAL_FEATURES, "true");
        var command = world.command();
        registry(command, "registry.example:5000");
        var cluster = world.cluster(world.create(command));
        assertThat(cluster.spec().registry()).hasValueSatisfying(registry ->
                assertThat(registry.url()).isEqualTo("registry.example:5000"));
        assertThat(cluster.toString()).doesNotContain("hush");
    }

    @Test
    void theNetworkOfferingMayBeNamedByItsDisplayText() {
        var world = new World();
        world.settings.set(KoralSettings.NETWORK_OFFERING, "Default Network Offering for Kubernetes Service");
        assertThat(world.cluster(world.create(world.command())).plan().mainSite().networkOffering())
                .isEqualTo(World.NETWORK_OFFERING);
    }

    private static void registry(CreateCommand command, String url) {
        command.registryUrl = url;
        command.registryUser = "alice";
        command.registryPassword = "hush";
    }

    private static void offering(World world, boolean enabled, boolean egress) {
        var old = world.catalog.networkOfferings.remove(0);
        world.catalog.networkOfferings.add(new NetworkOffering(
                old.id(), old.name(), old.displayText(), true, enabled, old.services(), egress, true));
    }

    private static void service(World world, boolean custom, boolean active) {
        world.catalog.offerings.put(
                World.BIG, new ServiceOffering(World.BIG, "big", custom, 2, 1000, 2048, 0, active));
    }

    private static void rootDisk(World world, ServiceOfferingId offering, long gib) {
        world.catalog.offerings.put(offering, new ServiceOffering(offering, "big", false, 2, 1000, 2048, gib, true));
    }

    private static void iso(World world, ImageState state) {
        world.catalog.images.put(
                World.ISO,
                new Image(
                        World.ISO,
                        "iso",
                        true,
                        world.accounts.system().id(),
                        Optional.empty(),
                        state,
                        state == ImageState.FAILED ? "no route to host" : "",
                        "x86_64",
                        0,
                        false));
    }

    private static NetworkId network(World world, UUID owner, UUID zone, boolean isolated) {
        var id = new NetworkId(world.ids.next());
        world.networks.add(new Network(
                id,
                "lan",
                new AccountId(owner),
                new ZoneId(zone),
                World.NETWORK_OFFERING,
                isolated,
                "10.1.1.0/24",
                "10.1.1.1",
                NetworkState.ALLOCATED));
        return id;
    }

    private static void firewall(World world, NetworkId network, Protocol protocol, int first, int last) {
        var address = world.networks.sourceNat(network).orElseThrow();
        world.networks.add(new FirewallRule(
                new FirewallRuleId(NOBODY), address.id(), protocol, first, last, List.of("0.0.0.0/0")));
    }
}
