package dev.mold.koral.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods whose images come from a private registry that wants a log-in. */
@Tag("real")
@ExtendWith(OfRealCloud.class)
class RegistryIT {
    private final RealCloud cloud;
    private final Scenario scenario;

    RegistryIT(RealCloud cloud) {
        this.cloud = cloud;
        this.scenario = Scenario.begin(cloud);
    }

    @BeforeEach
    void allowRegistries() {
        cloud.user().configure("cloud.kubernetes.cluster.experimental.features.enabled", "true");
    }

    @Test
    void aPodRunsAnImageOfARegistryOverPlainHttp() throws IOException {
        runsAnImageOf("plain", Optional.empty());
    }

    private void runsAnImageOf(String name, Optional<TestAuthority> authority) throws IOException {
        var host = cloud.publicRange().host();
        var id = cloud.made(cloud.create(
                name, 1, 1,
                "dockerregistryurl", PrivateRegistry.url(host, authority.isPresent()),
                "dockerregistryusername", PrivateRegistry.USER,
                "dockerregistrypassword", PrivateRegistry.PASSWORD));

        // Only now is there an address of the host's that nodes reach.
        try (var registry = PrivateRegistry.start(cloud.folder().resolve("registry-" + name), host, authority)) {
            var image = registry.push(cloud.parts().image("web.tar"), "team/web:1");
            var kubectl = cloud.kubectl(id);
            kubectl.run("run", "private", "--image", image, "--image-pull-policy", "Always", "--restart", "Never");
            kubectl.run("wait", "--for=condition=Ready", "pod/private", "--timeout=90s");
            assertThat(registry.log()).contains("GET /v2/team/web/manifests/1 HTTP/1.1\" 401");
            assertThat(kubectl.run("get", "pod", "private", "-o", "jsonpath={.status.containerStatuses[0].imageID}"))
                    .startsWith(host);
        }

        cloud.succeeded(cloud.ask("deleteKubernetesCluster", id));
        scenario.assertNothingLeft();
    }
}
