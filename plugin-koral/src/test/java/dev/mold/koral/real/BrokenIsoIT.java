package dev.mold.koral.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invalid ISOs and ISOs of another version: each failure is reported in readable words and leaves nothing behind. */
@Tag("real")
@ExtendWith(OfRealCloud.class)
class BrokenIsoIT {
    private static final Duration FETCHED = Duration.ofSeconds(60);

    private final RealCloud cloud;
    private final Scenario scenario;

    BrokenIsoIT(RealCloud cloud) {
        this.cloud = cloud;
        this.scenario = Scenario.begin(cloud);
    }

    @Test
    void aFileThatIsNoIsoNeverBecomesReady() {
        var version = cloud.register("1.30.4", cloud.shelf().plainFile("plain.iso"));
        Awaitility.await("the fetch has failed").atMost(FETCHED).until(() -> !isoState(version)
                .equals("Creating"));

        assertThat(isoState(version)).isNotEqualTo("Ready");
        var iso = cloud.api().call("listIsos", "id", cloud.user().version(version).get("isoid").asString(),
                "isofilter", "all");
        assertThat(iso.toString()).contains("The file is no ISO 9660 image");
        scenario.assertNothingLeft();
    }

    @Test
    void anIsoWithoutKubernetesIsToldOf() {
        var iso = cloud.shelf().iso("empty.iso", Map.of("readme.txt", "nothing here\n"));
        assertThat(reason("empty", "1.30.5", iso)).contains("has no k8s/kubeadm");
    }

    @Test
    void anIsoOfAnotherVersionIsToldOf() {
        var kubeadm = "#!/bin/sh\necho v1.29.0\n";
        var iso = cloud.shelf()
                .iso("other.iso", Map.of("k8s/kubeadm", kubeadm, "k8s/kubelet", kubeadm, "k8s/kubectl", kubeadm));
        assertThat(reason("other", "1.30.6", iso)).contains("the ISO holds Kubernetes v1.29.0, not v1.30.6");
    }

    @Test
    void anIsoThatCannotBeMountedIsToldOf() {
        assertThat(reason("damaged", "1.30.7", cloud.shelf().damagedIso("damaged.iso")))
                .contains("the ISO in /dev/sr0");
    }

    /** Creates a cluster that fails because of that ISO, and deletes it. @return the reason */
    private String reason(String name, String semanticVersion, Path iso) {
        var version = cloud.register(semanticVersion, iso);
        cloud.user().awaitIso(version, FETCHED);
        var create = cloud.create(name, version, 1, 1);

        var reason = cloud.failed(create);

        var id = create.cluster();
        assertThat(cloud.user().state(id)).isEqualTo("Error");
        assertThat(cloud.user().operation(create.job()).get("error").asString()).isEqualTo(reason);
        scenario.assertNothingLeft();
        cloud.succeeded(cloud.ask("deleteKubernetesCluster", id));
        assertThat(cloud.user().exists(id)).isFalse();
        return reason;
    }

    private String isoState(String version) {
        return cloud.user().version(version).path("isostate").asString("");
    }
}
