package dev.mold.server.compute.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.ImageStatus;
import dev.mold.api.compute.MachineSpec;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine is like from inside, and what it lives through. */
class RealMachineIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final int MEMORY_MIB = 1024;

    private final HostPrograms host = new HostPrograms(Duration.ofSeconds(60));
    private final VirtualMachineId id = new VirtualMachineId(UUID.randomUUID());
    private final NetworkId network = new NetworkId(UUID.randomUUID());

    @TempDir
    Path data;

    private HostState before;
    private MachineBackend backend;

    @BeforeAll
    static void thisHostCanDoIt() {
        RealHost.assumedWithTemplate();
    }

    @BeforeEach
    void boot() {
        before = HostState.now();
        backend = open();
        var address = backend.publicRange().start();
        var lease = new NetworkConfig.Lease(id, "node", "02:00:00:00:00:0a", "10.1.1.10");
        backend.applyNetwork(new NetworkConfig(
                network, "real", "10.1.1.0/24", "10.1.1.1", "real.internal", List.of(address), true, 0,
                List.of(lease), List.of(), List.of(), List.of(), List.of(), List.of()));
        var template = image("template", false, RealHost.assumedWithTemplate());
        backend.createMachine(new MachineSpec(
                id, "node", backend.hosts().get(0).name(), 1, MEMORY_MIB, 4, template, network, "02:00:00:00:00:0a",
                "10.1.1.10", "", List.of()));
        backend.startMachine(id);
        awaitPower(Power.RUNNING);
    }

    @AfterEach
    void clear() {
        backend.destroyMachine(id);
        backend.removeNetwork(network);
        backend.close();
        before.assertUnchanged();
    }

    @Test
    void nothingOfAMachineIsLeftOnceItIsNotToldOfAnyMore() {
        awaitBooted();
        backend.destroyMachine(id);
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> backend.machine(id).isEmpty());
        assertThat(host.run("ip", "netns", "list")).doesNotContain(id.toString());
        assertThat(data.resolve("cloud").resolve("machine-" + id)).doesNotExist();
    }

    @Test
    void machineHasItsOwnNameDiskMemoryAndKernelSettings() {
        awaitBooted();

        assertThat(inside("hostname")).isEqualTo("node");
        assertThat(inside("sh", "-c", "df -k --output=size /var | tail -n 1").strip())
                .satisfies(size -> assertThat(Long.parseLong(size)).isBetween(3_500_000L, 4_194_304L));
        assertThat(inside("sh", "-c", "sed -n 's/MemTotal: *//p' /proc/meminfo")).isEqualTo(MEMORY_MIB * 1024 + " kB");
        var overcommit = setting("/proc/sys/vm/overcommit_memory");
        inside("sh", "-c", "echo 1 > /proc/sys/vm/overcommit_memory");
        assertThat(inside("cat", "/proc/sys/vm/overcommit_memory")).isEqualTo("1");
        assertThat(setting("/proc/sys/vm/overcommit_memory")).isEqualTo(overcommit);
    }

    @Test
    void diskOutlivesStopAndPulledPlug() {
        awaitBooted();
        inside("sh", "-c", "echo kept > /root/file; echo kept > /var/lib/file; sync");

        backend.stopMachine(id, false);
        awaitPower(Power.STOPPED);
        backend.startMachine(id);
        awaitPower(Power.RUNNING);
        assertThat(inside("cat", "/root/file", "/var/lib/file")).isEqualTo("kept\nkept");
        backend.stopMachine(id, true);
        awaitPower(Power.STOPPED);
        backend.startMachine(id);
        awaitPower(Power.RUNNING);
        assertThat(inside("cat", "/root/file", "/var/lib/file")).isEqualTo("kept\nkept");
    }

    @Test
    void machineThatRebootsComesBackByItself() {
        awaitBooted();
        var first = leader();

        inside("systemctl", "reboot", "--no-block");

        eventually().until(() -> !leader().isEmpty() && !leader().equals(first));
        awaitBooted();
        assertThat(backend.machine(id).orElseThrow().power()).isEqualTo(Power.RUNNING);
    }

    @Test
    void machineThatPowersItselfOffIsStopped() {
        awaitBooted();

        inside("systemctl", "poweroff", "--no-block");

        awaitPower(Power.STOPPED);
    }

    @Test
    void machineWhoseProcessesAreKilledIsStoppedAndStartsAgain() {
        host.run("kill", "-KILL", leader());

        awaitPower(Power.STOPPED);
        backend.startMachine(id);
        awaitPower(Power.RUNNING);
    }

    @Test
    void machineOutlivesItsSupervisor() throws IOException {
        var supervisor = Files.readString(folder().resolve("supervisor")).split(" ")[0];

        host.run("kill", "-KILL", supervisor);

        assertThat(backend.machine(id).orElseThrow().power()).isEqualTo(Power.RUNNING);
        awaitBooted();
        backend.stopMachine(id, false);
        awaitPower(Power.STOPPED);
        backend.startMachine(id);
        awaitPower(Power.RUNNING);
    }

    @Test
    void isoIsReadInsideWhileTheMachineRuns() throws IOException {
        awaitBooted();
        var iso = disc("hello", "from the disc");

        backend.attachIso(id, iso);
        inside("sh", "-c", "mkdir -p /mnt/disc && mount -r /dev/sr0 /mnt/disc");
        assertThat(inside("cat", "/mnt/disc/hello")).isEqualTo("from the disc");
        inside("umount", "/mnt/disc");
        backend.stopMachine(id, true);
        awaitPower(Power.STOPPED);
        backend.startMachine(id);
        awaitPower(Power.RUNNING);
        assertThat(inside("ls", "/dev/sr0")).isEqualTo("/dev/sr0");
        backend.detachIso(id);
        assertThat(inside("sh", "-c", "ls /dev/sr0 2>/dev/null || echo none")).isEqualTo("none");
        backend.removeImage(iso);
    }

    @Test
    void machineWithoutRoomOnItsDiskStillBootsAndIsDestroyed() {
        awaitBooted();
        inside("sh", "-c", "fallocate -l 3G /var/filler || dd if=/dev/zero of=/var/filler bs=1M 2>/dev/null || true");

        backend.stopMachine(id, false);
        awaitPower(Power.STOPPED);
        backend.startMachine(id);
        awaitPower(Power.RUNNING);
    }

    @Test
    void removalGoesOnAfterTheServersEnd() throws IOException {
        // as if the server had been killed between taking note of the removal and the removal
        backend.close();
        Files.delete(data.resolve("cloud/machine").resolve(id + ".json"));

        backend = open();

        eventually().until(() -> !Files.exists(folder()));
        assertThat(backend.machine(id)).isEmpty();
    }

    @Test
    void whatALostServerHasLeftIsSweptUp() throws IOException {
        backend.attachIso(id, disc("hello", "from the disc"));
        var state = data.resolve("cloud");
        var sweep = Path.of("..", "scripts", "lib", "sweep.sh").toAbsolutePath().normalize();
        assertThat(host.succeeds("bash", sweep.toString(), state.toString()))
                .as("with the server up")
                .isFalse();
        assertThat(backend.machine(id).orElseThrow().power()).isEqualTo(Power.RUNNING);
        backend.close();

        host.run("bash", sweep.toString(), state.toString());

        before.assertUnchanged();
        assertThat(folder()).doesNotExist();
        host.run("bash", sweep.toString(), state.toString());
        host.run("rm", "-r", state.toString());
        backend = open();
    }

    private MachineBackend open() {
        return new MachineBackend(MachineOptions.in(data.resolve("cloud")).withPublicRange("198.18.202.0/24"));
    }

    private ImageId disc(String file, String content) throws IOException {
        var tree = Files.createDirectories(data.resolve("tree"));
        Files.writeString(tree.resolve(file), content);
        var disc = data.resolve("disc.iso");
        host.run("xorriso", "-as", "mkisofs", "-quiet", "-V", "CDROM", "-R", "-o", disc.toString(), tree.toString());
        return image("disc", true, disc);
    }

    private ImageId image(String name, boolean iso, Path file) {
        var image = new ImageId(UUID.randomUUID());
        backend.prepareImage(new ImageSpec(image, name, iso, file.toUri().toString(), Optional.empty()));
        eventually().until(() -> backend.image(image).orElseThrow().state() == ImageStatus.State.READY);
        return image;
    }

    private String inside(String... words) {
        var command = new java.util.ArrayList<>(List.of("nsenter", "-t", leader(), "-a", "--"));
        command.addAll(List.of(words));
        return host.run(command.toArray(String[]::new)).strip();
    }

    private void awaitBooted() {
        eventually().until(() -> host.succeeds(
                "nsenter", "-t", leader(), "-a", "--", "sh", "-c",
                "systemctl is-system-running | grep -qE 'running|degraded'"));
    }

    private String leader() {
        try {
            var file = folder().resolve("leader");
            return Files.exists(file) ? Files.readString(file).split(" ")[0] : "";
        } catch (IOException e) {
            return "";
        }
    }

    private String setting(String file) {
        return host.run("cat", file).strip();
    }

    private Path folder() {
        return data.resolve("cloud").resolve("machine-" + id);
    }

    private void awaitPower(Power power) {
        eventually()
                .untilAsserted(() -> assertThat(backend.machine(id))
                        .hasValueSatisfying(status -> assertThat(status.power()).isEqualTo(power)));
    }

    private static ConditionFactory eventually() {
        return await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(50));
    }
}
