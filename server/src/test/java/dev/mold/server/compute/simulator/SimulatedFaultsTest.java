package dev.mold.server.compute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSchException;
import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.ImageStatus;
import dev.mold.api.compute.MachineStatus;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.VirtualMachineId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How scripted faults show, and how time passes. */
class SimulatedFaultsTest {
    @TempDir
    Path data;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
    private SimulatorBackend backend;
    private ClusterSite site;

    @BeforeEach
    void open() throws Exception {
        backend = new SimulatorBackend(SimulatorOptions.in(data, clock)
                .withPublicRange("127.69.0.0/24")
                .withTimings(SimulatorTimings.defaults()));
        site = new ClusterSite(backend, "127.69.0.2");
        clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void machineBootsInItsTime() throws Exception {
        var machine = site.boot("a");

        assertThat(power(machine)).isEqualTo(Power.STARTING);
        assertThatThrownBy(() -> site.ssh(machine).run("true", "")).isInstanceOf(JSchException.class);
        clock.advance(Duration.ofSeconds(2));
        assertThat(power(machine)).isEqualTo(Power.RUNNING);
        assertThat(site.ssh(machine).run("true", "").exit()).isZero();
        backend.stopMachine(machine, false);
        assertThat(power(machine)).isEqualTo(Power.STOPPING);
        clock.advance(Duration.ofSeconds(1));
        assertThat(power(machine)).isEqualTo(Power.STOPPED);
    }

    @Test
    void startCanFailBreakOrHang() throws Exception {
        backend.faults().add("start machine name=full #1 CAPACITY");
        backend.faults().add("start machine name=broken #1 BREAK no boot device");
        backend.faults().add("start machine name=slow #1 HANG");
        var full = site.create("full");
        var broken = site.create("broken");
        var slow = site.create("slow");

        assertRefused(Errors.INSUFFICIENT_CAPACITY, () -> backend.startMachine(full));
        assertThat(power(full)).isEqualTo(Power.STOPPED);
        backend.startMachine(broken);
        backend.startMachine(slow);
        clock.advance(Duration.ofHours(1));
        assertThat(backend.machine(broken)).contains(
                new MachineStatus(broken, Power.FAILED, Optional.empty(), "no boot device"));
        assertThat(power(slow)).isEqualTo(Power.STARTING);

        backend.stopMachine(slow, true);
        backend.startMachine(full);
        backend.startMachine(broken);
        backend.startMachine(slow);
        clock.advance(Duration.ofSeconds(2));
        assertThat(backend.machines()).extracting(MachineStatus::power).containsOnly(Power.RUNNING);
    }

    @Test
    void imageWithAWrongChecksumFailsAndCanBeFetchedAgain() {
        backend.faults().add("fetch image url~broken #1 CHECKSUM");
        var id = new ImageId(UUID.randomUUID());
        var image = new ImageSpec(id, "iso", true, "http://images.example/broken.iso", Optional.empty());

        assertThat(backend.prepareImage(image).state()).isEqualTo(ImageStatus.State.FETCHING);
        clock.advance(Duration.ofSeconds(1));
        assertThat(backend.image(id)).hasValueSatisfying(status -> {
            assertThat(status.state()).isEqualTo(ImageStatus.State.FAILED);
            assertThat(status.reason()).contains("Checksum");
        });
        backend.prepareImage(image);
        clock.advance(Duration.ofSeconds(1));
        assertThat(backend.image(id)).hasValueSatisfying(
                status -> assertThat(status.state()).isEqualTo(ImageStatus.State.READY));
    }

    @Test
    void refusedNetworkChangeChangesNothing() throws Exception {
        var machine = site.boot("a");
        clock.advance(Duration.ofSeconds(2));
        backend.faults().add("apply network * #1 FAIL");

        assertRefused(Errors.BACKEND_FAILED, () -> site.balance(machine));
        assertThat(site.ssh(machine).run("true", "").exit()).isZero();
        assertThat(backend.networkReady(site.network())).isTrue();
    }

    @Test
    void sshThatIsRefusedOnceAnswersTheSecondTime() throws Exception {
        var machine = site.boot("a");
        clock.advance(Duration.ofSeconds(2));
        backend.faults().add("open ssh name=a #1 FAIL");

        assertThatThrownBy(() -> site.ssh(machine).run("true", "")).isInstanceOf(JSchException.class);
        assertThat(site.ssh(machine).run("true", "").exit()).isZero();
    }

    @Test
    void taskCanFailOrHangAndBeginsAgain() throws Exception {
        var machine = site.boot("a");
        clock.advance(Duration.ofSeconds(2));
        backend.faults().add("task prepare name=a #1 FAIL the disk is full");
        backend.faults().add("task prepare name=a #2 HANG");
        var settings = site.settings("a", "worker", Map.of());
        var ssh = site.ssh(machine).script();

        assertThat(ssh.start("prepare", settings).path("state").asString()).isEqualTo("running");
        clock.advance(Duration.ofSeconds(5));
        assertThat(ssh.status("prepare").path("message").asString()).isEqualTo("the disk is full");
        ssh.start("prepare", settings);
        clock.advance(Duration.ofHours(1));
        assertThat(ssh.status("prepare").path("state").asString()).isEqualTo("running");
        backend.stopMachine(machine, true);
        backend.startMachine(machine);
        clock.advance(Duration.ofSeconds(2));
        assertThat(ssh.status("prepare").path("state").asString()).isEqualTo("failed");
        ssh.start("prepare", settings);
        clock.advance(Duration.ofSeconds(5));
        assertThat(ssh.status("prepare").path("state").asString()).isEqualTo("done");
    }

    private Power power(VirtualMachineId machine) {
        return backend.machine(machine).orElseThrow().power();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
