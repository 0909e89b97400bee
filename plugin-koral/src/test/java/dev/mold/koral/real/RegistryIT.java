package dev.mold.koral.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods whose images come from a private registry with authentication. */
@Tag("real")
@ExtendWith(OfRealCloud.class)
class RegistryIT {
    private static final String AUTHORITY = "cloud.kubernetes.registry.ca.certificate";
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final Pattern FROM_NODES =
            Pattern.compile("/v2/team/web/manifests/1 HTTP/1\\.1\" (\\d{3}) \\d+ \"\" \"containerd/");

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

    @Test
    void aPodRunsAnImageOfARegistryThatAPrivateAuthorityVouchesFor() throws IOException {
        var authority = TestAuthority.make(cloud.folder().resolve("authority"));
        cloud.user().configure(AUTHORITY, authority.certificate());
        try {
            runsAnImageOf("vouched", Optional.of(authority));
        } finally {
            cloud.api().call("resetConfiguration", "name", AUTHORITY);
        }
    }

    @Test
    void aRegistryThatNobodyVouchesForIsNotTrusted() throws IOException {
        var authority = TestAuthority.make(cloud.folder().resolve("unknown-authority"));
        var host = cloud.publicRange().host();
        var id = cloud.made(create("unvouched", host, true));

        try (var registry =
                PrivateRegistry.start(cloud.folder().resolve("registry-unvouched"), host, Optional.of(authority))) {
            var image = registry.push(cloud.parts().image("web.tar"), "team/web:1");
            var kubectl = cloud.kubectl(id);
            runPod(kubectl, image);
            Awaitility.await("the image is refused").atMost(TIMEOUT).untilAsserted(() -> assertThat(
                            kubectl.run("get", "events", "--field-selector", "involvedObject.name=private"))
                    .contains("x509: certificate signed by unknown authority"));
        }

        cloud.succeeded(cloud.ask("deleteKubernetesCluster", id));
        scenario.assertNothingLeft();
    }

    /** The statuses with which the registry answered the nodes' requests for the image. */
    private static Set<String> answersToNodes(PrivateRegistry registry) throws IOException {
        return FROM_NODES.matcher(registry.log()).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private StepWatch create(String name, String host, boolean tls) {
        return cloud.create(
                name, 1, 1,
                "dockerregistryurl", PrivateRegistry.url(host, tls),
                "dockerregistryusername", PrivateRegistry.USER,
                "dockerregistrypassword", PrivateRegistry.PASSWORD);
    }

    private static void runPod(Kubectl kubectl, String image) {
        kubectl.run("run", "private", "--image", image, "--image-pull-policy", "Always", "--restart", "Never");
    }

    private void runsAnImageOf(String name, Optional<TestAuthority> authority) throws IOException {
        var host = cloud.publicRange().host();
        var id = cloud.made(create(name, host, authority.isPresent()));

        // Only now does the host have an address that nodes can reach.
        try (var registry = PrivateRegistry.start(cloud.folder().resolve("registry-" + name), host, authority)) {
            var image = registry.push(cloud.parts().image("web.tar"), "team/web:1");
            var kubectl = cloud.kubectl(id);
            runPod(kubectl, image);
            kubectl.run("wait", "--for=condition=Ready", "pod/private", "--timeout=90s");
            assertThat(answersToNodes(registry)).as("a log-in is asked for, and given").contains("401", "200");
            assertThat(kubectl.run("get", "pod", "private", "-o", "jsonpath={.status.containerStatuses[0].imageID}"))
                    .startsWith(host);
        }

        cloud.succeeded(cloud.ask("deleteKubernetesCluster", id));
        scenario.assertNothingLeft();
    }
}
