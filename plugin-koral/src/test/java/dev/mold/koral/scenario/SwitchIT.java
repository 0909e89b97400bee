package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.koral.testing.ClusterUser;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.testing.TestingMoldServer;
import dev.mold.server.testing.contract.Contract;
import dev.mold.server.testing.contract.ContractCheck;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The setting that enables the Kubernetes service takes effect at the next start; its commands then match the contract.
 */
class SwitchIT {
    @TempDir
    Path folder;

    @Test
    void theServiceIsThereAfterItWasSwitchedOnAndTheServerStartedAgain() {
        try (var off = TestingMoldServer.seeded(folder)) {
            assertOff(off);
            new ClusterUser(off.admin()).switchServiceOn();
            assertOff(off);
        }
        try (var on = TestingMoldServer.seeded(folder)) {
            assertThat(capability(on)).isTrue();
            assertThat(on.admin().call("listKubernetesClusters").size()).isZero();
            assertThat(on.admin().call("listApis", "name", "createKubernetesCluster").get("api")).hasSize(1);
            assertConforms(on);
            on.admin().call("updateConfiguration", "name", "cloud.kubernetes.service.enabled", "value", "false");
            assertThat(on.admin().get("listKubernetesClusters").status()).isEqualTo(200);
        }
        try (var offAgain = TestingMoldServer.seeded(folder)) {
            assertOff(offAgain);
        }
    }

    private static void assertOff(TestingMoldServer server) {
        assertThat(capability(server)).isFalse();
        var session = server.anonymous().logIn("admin", TestingMoldServer.ADMIN_PASSWORD);
        var unknown = session.get("listKubernetesClusters");
        assertThat(unknown.status()).isEqualTo(432);
        assertThat(unknown.key()).isEqualTo("errorresponse");
        assertThat(unknown.content().get("errortext").asString())
                .isEqualTo("Unknown API command: listKubernetesClusters");
        var signed = server.admin().get("listKubernetesClusters");
        assertThat(signed.status()).isEqualTo(401);
        assertThat(signed.key()).isEqualTo("errorresponse");
        var names = server.admin().call("listApis").get("api").valueStream().map(each -> each.get("name").asString());
        assertThat(names).noneMatch(name -> name.contains("Kubernetes"));
    }

    private static boolean capability(TestingMoldServer server) {
        return server.admin().call("listCapabilities").get("capability").get("kubernetesserviceenabled").asBoolean();
    }

    private static void assertConforms(TestingMoldServer server) {
        var contract = Contract.find();
        Assumptions.assumeTrue(contract.isPresent(), "There is no contract folder here");
        var report = ContractCheck.run(contract.get(), server.get(CommandRegistry.class));
        report.notes().stream().filter(note -> note.contains("Kubernetes")).forEach(System.out::println);
        System.out.println(report.summary());
        // The server's own commands are compared with the contract by the server's test.
        assertThat(report.problems()).noneMatch(problem -> problem.contains("Kubernetes"));
    }
}
