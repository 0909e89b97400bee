package dev.mold.server.compute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.server.compute.simulator.remote.RemoteSimulator;
import dev.mold.server.compute.simulator.remote.SimulatorMain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a process of its own, which is killed. */
class SimulatorProcessTest {
    @TempDir
    Path data;

    private Process process;
    private URI address;

    @AfterEach
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    @Test
    void killedCloudComesBackAsItWas() throws Exception {
        start("--boot", "0s", "--image-fetch", "0s", "--task", "0s", "--node-ready", "0s");
        var site = new ClusterSite(new RemoteSimulator(address), "127.73.0.2");
        var control = site.initialised("c1");
        var kubeconfig = site.ssh(control).node("kubeconfig").output();

        kill();
        start("--boot", "0s");

        var again = new RemoteSimulator(address);
        assertThat(again.machine(control)).hasValueSatisfying(status -> {
            assertThat(status.power()).isEqualTo(Power.RUNNING);
            assertThat(status.iso()).isPresent();
        });
        assertThat(again.networkReady(site.network())).isTrue();
        assertThat(site.ssh(control).node("kubeconfig").output()).isEqualTo(kubeconfig);
        assertThat(site.ssh(control).task("init", site.settings("c1", "control", Map.of()), "done")).isEmpty();
        assertThat(new KubeClient(kubeconfig, true).get("/api/v1/nodes/c1").status()).isEqualTo(200);
    }

    @Test
    void errorsKeepTheirCodes() throws Exception {
        start("--boot", "0s", "--image-fetch", "0s");
        var remote = new RemoteSimulator(address);
        remote.addFault("start machine name=full #1 CAPACITY the host is full");
        var site = new ClusterSite(remote, "127.73.0.2");
        var machine = site.create("full");

        assertThatThrownBy(() -> remote.startMachine(machine))
                .isInstanceOfSatisfying(ApiException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(Errors.INSUFFICIENT_CAPACITY);
                    assertThat(failure).hasMessage("the host is full");
                });
        assertThat(remote.startMachine(machine).power()).isEqualTo(Power.RUNNING);
        assertThatThrownBy(() -> remote.addFault("nonsense"))
                .isInstanceOfSatisfying(
                        ApiException.class, failure -> assertThat(failure.code()).isEqualTo(Errors.INVALID_PARAMETER));
        kill();
        assertThatThrownBy(remote::machines)
                .isInstanceOfSatisfying(
                        ApiException.class, failure -> assertThat(failure.code()).isEqualTo(Errors.BACKEND_FAILED));
    }

    private void start(String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorMain.class.getName(),
                "--data",
                data.toString(),
                "--public-range",
                "127.73.0.0/24"));
        command.addAll(List.of(more));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Simulator ready at ")) {
                address = URI.create(line.replaceFirst("Simulator ready at ([^,]+),.*", "$1"));
                return;
            }
        }
        throw new AssertionError("The simulator ended with " + process.exitValue());
    }
}
