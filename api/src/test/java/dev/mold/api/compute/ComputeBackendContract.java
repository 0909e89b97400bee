package dev.mold.api.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.compute.NetworkConfig.Balancer;
import dev.mold.api.compute.NetworkConfig.Forward;
import dev.mold.api.compute.NetworkConfig.Lease;
import dev.mold.api.compute.NetworkConfig.Opening;
import dev.mold.api.compute.NetworkConfig.StaticNat;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@code docs/contracts/compute-backend.md}, a test each, for any back end. A subclass says where the back
 * end is and what it is fed with. Machines of a template that has an SSH server are told by the banner it sends.
 */
public abstract class ComputeBackendContract {
    private static final String EVERYWHERE = "0.0.0.0/0";
    private static final int SSH = 22;
    private static final int PUBLIC_SSH = 2222;
    private static final int THREADS = 4;

    private ComputeBackend backend;
    private final List<VirtualMachineId> machines = new ArrayList<>();
    private final List<NetworkId> networks = new ArrayList<>();
    private final List<ImageId> images = new ArrayList<>();

    /** The back end, as a server finds it that has just been started for the first time. */
    protected abstract ComputeBackend open() throws Exception;

    /** What a restarted server finds; {@code before} has been closed. */
    protected abstract ComputeBackend reopen(ComputeBackend before) throws Exception;

    /** A template with an SSH server; its id is a new one each time. */
    protected abstract ImageSpec template();

    /** An ISO; its id is a new one each time. */
    protected abstract ImageSpec iso();

    /** What the back end says that it can do. */
    protected abstract Set<Capability> declared();

    /** User data that gives a machine an SSH host key, and that key's public half, {@code ssh-ed25519 AAAA…}. */
    protected abstract GivenHostKey givenHostKey();

    /** The host key that an SSH server shows, {@code ssh-ed25519 AAAA…}. */
    protected abstract String hostKeyShown(String address, int port) throws Exception;

    /** Called after each test, when the back end has been closed. */
    protected void closed() throws Exception {}

    /** The longest that anything takes. */
    protected Duration timeout() {
        return Duration.ofSeconds(20);
    }

    /** User data and what follows from it. */
    public record GivenHostKey(String userData, String publicKey) {}

    @BeforeEach
    void openBackend() throws Exception {
        backend = open();
    }

    @AfterEach
    void clear() throws Exception {
        machines.forEach(backend::destroyMachine);
        networks.forEach(backend::removeNetwork);
        images.forEach(backend::removeImage);
        backend.close();
        closed();
    }

    @Test
    void declaredCapabilitiesAreThose() {
        assertThat(backend.capabilities()).isEqualTo(declared());
    }

    @Test
    void hostsHaveNamesAndSizes() {
        assertThat(backend.hosts()).isNotEmpty().allSatisfy(host -> {
            assertThat(host.name()).isNotBlank();
            assertThat(host.cpus()).isPositive();
            assertThat(host.cpuMhz()).isPositive();
            assertThat(host.memoryMib()).isPositive();
        });
        assertThat(backend.hosts()).extracting(BackendHost::name).doesNotHaveDuplicates();
    }

    @Test
    void publicRangeHasRoom() {
        assertThat(number(backend.publicRange().end())).isGreaterThan(number(backend.publicRange().start()) + 2);
    }

    // Images

    @Test
    void imageBecomesReadyWithItsSize() {
        var image = prepare(template());

        assertThat(backend.image(image)).hasValueSatisfying(status -> {
            assertThat(status.percent()).isEqualTo(100);
            assertThat(status.sizeBytes()).isPositive();
            assertThat(status.reason()).isEmpty();
        });
    }

    @Test
    void imageAskedForTwiceIsFetchedOnce() {
        var spec = iso();
        backend.prepareImage(spec);
        images.add(spec.id());
        awaitReady(spec.id());

        assertThat(backend.prepareImage(spec).state()).isEqualTo(ImageStatus.State.READY);
    }

    @Test
    void imageOfAMalformedAddressIsRefused() {
        var spec = new ImageSpec(new ImageId(UUID.randomUUID()), "bad", true, "not an address", Optional.empty());

        assertFailsWith(() -> backend.prepareImage(spec));
        assertThat(backend.image(spec.id())).isEmpty();
    }

    @Test
    void unknownImageIsAbsentAndCanBeRemoved() {
        var id = new ImageId(UUID.randomUUID());

        assertThat(backend.image(id)).isEmpty();
        assertThatCode(() -> backend.removeImage(id)).doesNotThrowAnyException();
    }

    @Test
    void removedImageIsGone() {
        var image = prepare(iso());

        backend.removeImage(image);

        assertThat(backend.image(image)).isEmpty();
    }

    // Networks

    @Test
    void networkBecomesReady() {
        var network = network(List.of(), List.of(), List.of(), 0);

        eventually().until(() -> backend.networkReady(network));
        assertThat(backend.networks()).contains(network);
    }

    @Test
    void networkAppliedTwiceIsThereOnce() {
        var config = config(new NetworkId(UUID.randomUUID()), List.of(), List.of(), List.of(), List.of(), 0);
        apply(config);
        apply(config);

        assertThat(backend.networks()).filteredOn(config.id()::equals).hasSize(1);
    }

    @Test
    void unknownNetworkIsNotReadyAndCanBeRemoved() {
        var id = new NetworkId(UUID.randomUUID());

        assertThat(backend.networkReady(id)).isFalse();
        assertThatCode(() -> backend.removeNetwork(id)).doesNotThrowAnyException();
    }

    @Test
    void removedNetworkIsGone() {
        var network = network(List.of(), List.of(), List.of(), 0);

        backend.removeNetwork(network);

        assertThat(backend.networks()).doesNotContain(network);
        assertThat(backend.networkReady(network)).isFalse();
    }

    @Test
    void addressOfAnotherNetworkIsRefused() {
        network(List.of(), List.of(), List.of(), 0);
        var second = config(new NetworkId(UUID.randomUUID()), List.of(), List.of(), List.of(), List.of(), 0);

        assertFailsWith(() -> backend.applyNetwork(second));
        assertThat(backend.networks()).doesNotContain(second.id());
    }

    // Machines

    @Test
    void newMachineIsStopped() {
        var machine = create(network(List.of(), List.of(), List.of(), 0));

        assertThat(backend.machine(machine)).hasValueSatisfying(status -> {
            assertThat(status.power()).isEqualTo(Power.STOPPED);
            assertThat(status.iso()).isEmpty();
        });
        assertThat(backend.machines()).extracting(MachineStatus::id).contains(machine);
    }

    @Test
    void machineCreatedTwiceIsMadeOnce() {
        var spec = spec(network(List.of(), List.of(), List.of(), 0), prepare(template()), "10.1.1.10", "");
        create(spec);
        create(spec);

        assertThat(backend.machines()).extracting(MachineStatus::id).containsOnlyOnce(spec.id());
    }

    @Test
    void machineWithoutANetworkIsRefused() {
        var spec = spec(new NetworkId(UUID.randomUUID()), prepare(template()), "10.1.1.10", "");

        assertFailsWith(() -> backend.createMachine(spec));
        assertThat(backend.machine(spec.id())).isEmpty();
    }

    @Test
    void machineWithoutATemplateIsRefused() {
        var network = network(List.of(), List.of(), List.of(), 0);
        var spec = spec(network, new ImageId(UUID.randomUUID()), "10.1.1.10", "");

        assertFailsWith(() -> backend.createMachine(spec));
        assertThat(backend.machine(spec.id())).isEmpty();
    }

    @Test
    void startedMachineRuns() {
        var machine = create(network(List.of(), List.of(), List.of(), 0));

        assertThat(backend.startMachine(machine).power()).isIn(Power.STARTING, Power.RUNNING);
        awaitPower(machine, Power.RUNNING);
        assertThat(backend.startMachine(machine).power()).isEqualTo(Power.RUNNING);
    }

    @Test
    void stoppedMachineStopsAndStartsAgain() {
        var machine = running(create(network(List.of(), List.of(), List.of(), 0)));

        assertThat(backend.stopMachine(machine, false).power()).isIn(Power.STOPPING, Power.STOPPED);
        awaitPower(machine, Power.STOPPED);
        assertThat(backend.stopMachine(machine, false).power()).isEqualTo(Power.STOPPED);
        running(machine);
    }

    @Test
    void forcedStopPullsThePlug() {
        var machine = create(network(List.of(), List.of(), List.of(), 0));
        backend.startMachine(machine);

        backend.stopMachine(machine, true);

        awaitPower(machine, Power.STOPPED);
    }

    @Test
    void unknownMachineCannotBeStartedOrStopped() {
        var id = new VirtualMachineId(UUID.randomUUID());

        assertFailsWith(() -> backend.startMachine(id));
        assertFailsWith(() -> backend.stopMachine(id, true));
        assertThat(backend.machine(id)).isEmpty();
    }

    @Test
    void machineIsDestroyedInAnyState() {
        var network = network(List.of(), List.of(), List.of(), 0);
        var stopped = create(network);
        var running = running(create(spec(network, prepare(template()), "10.1.1.11", "")));

        backend.destroyMachine(stopped);
        backend.destroyMachine(running);
        backend.destroyMachine(running);

        eventually().until(() -> backend.machine(stopped).isEmpty() && backend.machine(running).isEmpty());
        assertThat(backend.machines()).extracting(MachineStatus::id).doesNotContain(stopped, running);
    }

    @Test
    void consoleOfARunningMachineShowsSomething() {
        assumeTrue(declared().contains(Capability.CONSOLE_LOG));
        var machine = running(create(network(List.of(), List.of(), List.of(), 0)));

        eventually().until(() -> !backend.consoleLog(machine).isBlank());
    }

    @Test
    void manyThreadsAtOnceDoNotDisturbEachOther() throws Exception {
        var network = network(List.of(), List.of(), List.of(), 0);
        var template = prepare(template());
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var calls = new ArrayList<Callable<VirtualMachineId>>();
            for (var n = 0; n < THREADS; n++) {
                var spec = spec(network, template, "10.1.1." + (10 + n), "");
                machines.add(spec.id());
                calls.add(() -> {
                    backend.createMachine(spec);
                    backend.startMachine(spec.id());
                    return spec.id();
                });
            }
            for (var call : threads.invokeAll(calls)) {
                awaitPower(call.get(), Power.RUNNING);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(backend.machines()).extracting(MachineStatus::id).containsAll(machines);
    }

    // The drive

    @Test
    void isoIsAttachedExchangedAndDetached() {
        assumeTrue(declared().contains(Capability.ISO_HOT_PLUG));
        var machine = running(create(network(List.of(), List.of(), List.of(), 0)));
        var first = prepare(iso());
        var second = prepare(iso());

        backend.attachIso(machine, first);
        assertThat(inDriveOf(machine)).contains(first);
        backend.attachIso(machine, second);
        assertThat(inDriveOf(machine)).contains(second);
        backend.detachIso(machine);
        backend.detachIso(machine);
        assertThat(inDriveOf(machine)).isEmpty();
    }

    @Test
    void isoThatIsNotReadyIsRefused() {
        var machine = create(network(List.of(), List.of(), List.of(), 0));

        assertFailsWith(() -> backend.attachIso(machine, new ImageId(UUID.randomUUID())));
        assertThat(inDriveOf(machine)).isEmpty();
    }

    // What the outside sees

    @Test
    void forwardLeadsToTheMachine() {
        var machine = reachableMachine();

        awaitBanner(address(0), PUBLIC_SSH);
        backend.stopMachine(machine, true);
        awaitPower(machine, Power.STOPPED);
        assertThat(banner(address(0), PUBLIC_SSH)).isEmpty();
    }

    @Test
    void portWithoutAnOpeningIsClosed() {
        assumeTrue(declared().contains(Capability.FIREWALL));
        var id = new NetworkId(UUID.randomUUID());
        var machine = new VirtualMachineId(UUID.randomUUID());
        apply(config(id, List.of(), List.of(forward(machine)), List.of(), List.of(lease(machine)), 0));
        running(create(spec(machine, id, prepare(template()), "10.1.1.10", "")));

        assertThat(banner(address(0), PUBLIC_SSH)).isEmpty();
        apply(config(id, List.of(opening()), List.of(forward(machine)), List.of(), List.of(lease(machine)), 0));
        awaitBanner(address(0), PUBLIC_SSH);
    }

    @Test
    void sourceThatIsNotAdmittedIsKeptOut() {
        assumeTrue(declared().contains(Capability.FIREWALL));
        var id = new NetworkId(UUID.randomUUID());
        var machine = new VirtualMachineId(UUID.randomUUID());
        var opening = new Opening(address(0), "tcp", PUBLIC_SSH, PUBLIC_SSH, List.of("198.51.100.0/24"));
        apply(config(id, List.of(opening), List.of(forward(machine)), List.of(), List.of(lease(machine)), 0));
        running(create(spec(machine, id, prepare(template()), "10.1.1.10", "")));

        assertThat(banner(address(0), PUBLIC_SSH)).isEmpty();
    }

    @Test
    void ruleThatIsNotAppliedAnyMoreIsGone() {
        reachableMachine();
        awaitBanner(address(0), PUBLIC_SSH);

        apply(config(networks.get(0), List.of(opening()), List.of(), List.of(), List.of(), 0));

        assertThat(banner(address(0), PUBLIC_SSH)).isEmpty();
    }

    @Test
    void connectionUnderARuleThatStaysIsNotCut() throws IOException {
        var machine = reachableMachine();
        awaitBanner(address(0), PUBLIC_SSH);

        try (var socket = connect(address(0), PUBLIC_SSH)) {
            assertThat(firstLine(socket)).startsWith("SSH-2.0-");
            var more = new Opening(address(0), "tcp", 8080, 8090, List.of(EVERYWHERE));
            apply(config(
                    networks.get(0),
                    List.of(opening(), more),
                    List.of(forward(machine)),
                    List.of(),
                    List.of(lease(machine)),
                    0));
            socket.getOutputStream().write("SSH-2.0-contract\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).as("key exchange goes on").isNotNegative();
        }
    }

    @Test
    void balancerLeadsToMembersThatAreUp() {
        assumeTrue(declared().contains(Capability.LOAD_BALANCER));
        var id = new NetworkId(UUID.randomUUID());
        var up = new VirtualMachineId(UUID.randomUUID());
        var down = new VirtualMachineId(UUID.randomUUID());
        var balancer = new Balancer("ssh", address(0), PUBLIC_SSH, SSH, "roundrobin", List.of(down, up));
        var leases = List.of(lease(up), new Lease(down, "down", "02:00:00:00:00:0b", "10.1.1.11"));
        apply(config(id, List.of(opening()), List.of(), List.of(balancer), leases, 0));
        create(spec(down, id, prepare(template()), "10.1.1.11", ""));
        running(create(spec(up, id, prepare(template()), "10.1.1.10", "")));

        awaitBanner(address(0), PUBLIC_SSH);
        assertThat(banner(address(0), PUBLIC_SSH)).startsWith("SSH-2.0-");
        assertThat(banner(address(0), PUBLIC_SSH)).startsWith("SSH-2.0-");
    }

    @Test
    void staticNatLeadsToTheMachine() {
        assumeTrue(declared().contains(Capability.STATIC_NAT));
        var id = new NetworkId(UUID.randomUUID());
        var machine = new VirtualMachineId(UUID.randomUUID());
        apply(new NetworkConfig(
                id,
                "contract",
                "10.1.1.0/24",
                "10.1.1.1",
                "contract.internal",
                List.of(address(0), address(1)),
                true,
                0,
                List.of(lease(machine)),
                List.of(new Opening(address(1), "tcp", SSH, SSH, List.of(EVERYWHERE))),
                List.of(),
                List.of(),
                List.of(),
                List.of(new StaticNat(address(1), machine))));
        running(create(spec(machine, id, prepare(template()), "10.1.1.10", "")));

        awaitBanner(address(1), SSH);
        assertThat(banner(address(0), SSH)).isEmpty();
    }

    @Test
    void hostKeyOfUserDataIsTheMachines() throws Exception {
        var given = givenHostKey();
        var id = new NetworkId(UUID.randomUUID());
        var machine = new VirtualMachineId(UUID.randomUUID());
        apply(config(id, List.of(opening()), List.of(forward(machine)), List.of(), List.of(lease(machine)), 0));
        running(create(spec(machine, id, prepare(template()), "10.1.1.10", given.userData())));
        awaitBanner(address(0), PUBLIC_SSH);

        assertThat(hostKeyShown(address(0), PUBLIC_SSH)).isEqualTo(given.publicKey());
    }

    @Test
    void machineWithBrokenUserDataBoots() {
        var network = network(List.of(), List.of(), List.of(), 0);

        running(create(spec(network, prepare(template()), "10.1.1.10", "#cloud-config\n\t{: no yaml")));
    }

    // The server comes and goes

    @Test
    void everythingOutlivesTheServer() throws Exception {
        var machine = reachableMachine();
        var iso = prepare(iso());
        backend.attachIso(machine, iso);
        awaitBanner(address(0), PUBLIC_SSH);
        var key = hostKeyShown(address(0), PUBLIC_SSH);

        backend.close();
        backend = reopen(backend);

        awaitPower(machine, Power.RUNNING);
        assertThat(inDriveOf(machine)).contains(iso);
        assertThat(backend.networks()).containsAll(networks);
        assertThat(images).allSatisfy(image -> assertThat(backend.image(image))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(ImageStatus.State.READY)));
        awaitBanner(address(0), PUBLIC_SSH);
        assertThat(hostKeyShown(address(0), PUBLIC_SSH)).isEqualTo(key);
    }

    @Test
    void bootGoesOnWithoutTheServer() throws Exception {
        var machine = create(network(List.of(), List.of(), List.of(), 0));
        backend.startMachine(machine);

        backend.close();
        backend = reopen(backend);

        awaitPower(machine, Power.RUNNING);
    }

    // Helpers

    private VirtualMachineId reachableMachine() {
        var id = new NetworkId(UUID.randomUUID());
        var machine = new VirtualMachineId(UUID.randomUUID());
        apply(config(id, List.of(opening()), List.of(forward(machine)), List.of(), List.of(lease(machine)), 0));
        return running(create(spec(machine, id, prepare(template()), "10.1.1.10", "")));
    }

    private ImageId prepare(ImageSpec spec) {
        backend.prepareImage(spec);
        images.add(spec.id());
        awaitReady(spec.id());
        return spec.id();
    }

    private void awaitReady(ImageId image) {
        eventually()
                .until(() -> backend.image(image)
                        .filter(status -> status.state() == ImageStatus.State.READY)
                        .isPresent());
    }

    private NetworkId network(List<Opening> firewall, List<Forward> forwards, List<Lease> leases, int firstAddress) {
        var id = new NetworkId(UUID.randomUUID());
        apply(config(id, firewall, forwards, List.of(), leases, firstAddress));
        return id;
    }

    private void apply(NetworkConfig config) {
        if (!networks.contains(config.id())) {
            networks.add(config.id());
        }
        backend.applyNetwork(config);
        eventually().until(() -> backend.networkReady(config.id()));
    }

    private NetworkConfig config(
            NetworkId id,
            List<Opening> firewall,
            List<Forward> forwards,
            List<Balancer> balancers,
            List<Lease> leases,
            int address) {
        return new NetworkConfig(
                id,
                "contract",
                "10.1.1.0/24",
                "10.1.1.1",
                "contract.internal",
                List.of(address(address)),
                true,
                0,
                leases,
                firewall,
                List.of(),
                forwards,
                balancers,
                List.of());
    }

    private Opening opening() {
        return new Opening(address(0), "tcp", PUBLIC_SSH, PUBLIC_SSH, List.of(EVERYWHERE));
    }

    private Forward forward(VirtualMachineId machine) {
        return new Forward(address(0), "tcp", PUBLIC_SSH, machine, SSH);
    }

    private static Lease lease(VirtualMachineId machine) {
        return new Lease(machine, "node", "02:00:00:00:00:0a", "10.1.1.10");
    }

    private VirtualMachineId create(NetworkId network) {
        return create(spec(network, prepare(template()), "10.1.1.10", ""));
    }

    private VirtualMachineId create(MachineSpec spec) {
        machines.add(spec.id());
        backend.createMachine(spec);
        return spec.id();
    }

    private MachineSpec spec(NetworkId network, ImageId template, String ip, String userData) {
        return spec(new VirtualMachineId(UUID.randomUUID()), network, template, ip, userData);
    }

    private MachineSpec spec(VirtualMachineId id, NetworkId network, ImageId template, String ip, String userData) {
        var host = backend.hosts().get(0).name();
        var mac = String.format("02:00:00:00:00:%02x", Integer.parseInt(ip.substring(ip.lastIndexOf('.') + 1)));
        return new MachineSpec(
                id, "node-" + id, host, 1, 1024, 8, template, network, mac, ip, userData, List.of());
    }

    private VirtualMachineId running(VirtualMachineId machine) {
        backend.startMachine(machine);
        awaitPower(machine, Power.RUNNING);
        return machine;
    }

    private void awaitPower(VirtualMachineId machine, Power power) {
        eventually()
                .untilAsserted(() -> assertThat(backend.machine(machine))
                        .hasValueSatisfying(status -> assertThat(status.power()).isEqualTo(power)));
    }

    private Optional<ImageId> inDriveOf(VirtualMachineId machine) {
        return backend.machine(machine).flatMap(MachineStatus::iso);
    }

    private ConditionFactory eventually() {
        return await().atMost(timeout()).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }

    private static void assertFailsWith(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ApiException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(Errors.BACKEND_FAILED);
                    assertThat(failure.getMessage()).isNotBlank();
                });
    }

    private void awaitBanner(String address, int port) {
        eventually()
                .untilAsserted(() -> assertThat(banner(address, port)).startsWith("SSH-2.0-"));
    }

    /** What a server says first; empty if nobody lets us in. */
    private static String banner(String address, int port) {
        try (var socket = connect(address, port)) {
            return firstLine(socket);
        } catch (IOException e) {
            return "";
        }
    }

    private static Socket connect(String address, int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(address, port), 2000);
        socket.setSoTimeout(5000);
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (var read = socket.getInputStream().read(); read >= 0 && read != '\n'; ) {
            line.append((char) read);
            read = socket.getInputStream().read();
        }
        return line.toString();
    }

    /** The n-th public address. */
    private String address(int n) {
        var number = number(backend.publicRange().start()) + n;
        return (number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    private static long number(String address) {
        var number = 0L;
        for (var octet : address.split("\\.")) {
            number = number << 8 | Long.parseLong(octet);
        }
        return number;
    }
}
