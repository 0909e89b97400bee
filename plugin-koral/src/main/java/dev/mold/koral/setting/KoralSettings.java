package dev.mold.koral.setting;

import dev.mold.api.config.Setting;
import dev.mold.api.config.SettingScope;
import dev.mold.api.config.SettingValues;
import java.util.List;

/** All settings of Koral; the keys are those of CloudStack's Kubernetes service. */
public final class KoralSettings {
    private static final int A_WEEK = 7 * 24 * 3600;

    public static final Setting<Boolean> SERVICE_ENABLED = Setting.flag(
                    "cloud.kubernetes.service.enabled",
                    false,
                    "Whether the Kubernetes service is enabled; otherwise there are no Kubernetes commands")
            .atRestart();

    public static final Setting<String> NETWORK_OFFERING = Setting.text(
                    "cloud.kubernetes.cluster.network.offering",
                    "DefaultNetworkOfferingforKubernetesService",
                    SettingValues.ofLength(1, 255),
                    "Name or display text of the network offering for networks that are created for clusters")
            .alsoKnownAs("cloud.kubernetes.clusternetwork.offering")
            .atRestart();

    public static final Setting<Long> START_TIMEOUT = Setting.number(
            "cloud.kubernetes.cluster.start.timeout",
            3600,
            1,
            A_WEEK,
            "How long each step of creating or starting a cluster may take, in seconds");

    public static final Setting<Boolean> EXPERIMENTAL_FEATURES = Setting.flag(
            "cloud.kubernetes.cluster.experimental.features.enabled",
            false,
            "Whether experimental features, such as a private image registry, may be used");

    public static final Setting<String> REGISTRY_CA = certificates(
                    "cloud.kubernetes.registry.ca.certificate",
                    "CA certificates that nodes trust for private image registries over https, in addition to the "
                            + "public CAs: X.509 certificates in PEM; takes effect for nodes that are created "
                            + "afterwards")
            .scopedTo(SettingScope.ACCOUNT);

    public static final Setting<Long> MAX_SIZE = Setting.number(
                    "cloud.kubernetes.cluster.max.size",
                    10,
                    1,
                    10_000,
                    "The most nodes a cluster may have, control nodes and workers together")
            .scopedTo(SettingScope.ACCOUNT);

    public static final Setting<Long> CONTROL_INSTALL_WAIT = Setting.number(
            "cloud.kubernetes.control.node.install.attempt.wait.duration",
            15,
            1,
            3600,
            "Seconds per attempt; times the number of attempts, this limits the installation of control nodes");

    public static final Setting<Long> CONTROL_INSTALL_ATTEMPTS = Setting.number(
            "cloud.kubernetes.control.node.install.reattempt.count",
            100,
            1,
            10_000,
            "Number of attempts; times the wait, this limits the installation of control nodes");

    public static final Setting<Long> WORKER_INSTALL_WAIT = Setting.number(
            "cloud.kubernetes.worker.node.install.attempt.wait.duration",
            30,
            1,
            3600,
            "Seconds per attempt; times the number of attempts, this limits the installation of workers");

    public static final Setting<Long> WORKER_INSTALL_ATTEMPTS = Setting.number(
            "cloud.kubernetes.worker.node.install.reattempt.count",
            40,
            1,
            10_000,
            "Number of attempts; times the wait, this limits the installation of workers");

    public static final Setting<String> POD_RANGE = Setting.text(
                    "cloud.kubernetes.cluster.pod.cidr",
                    "10.244.0.0/16",
                    PrivateRange.values(8, 20),
                    "The pod CIDR of new clusters; a cluster whose network overlaps it gets another")
            .scopedTo(SettingScope.ACCOUNT);

    public static final Setting<String> SERVICE_RANGE = Setting.text(
                    "cloud.kubernetes.cluster.service.cidr",
                    "10.96.0.0/12",
                    PrivateRange.values(12, 24),
                    "The service CIDR of new clusters; a cluster whose network overlaps it gets another")
            .scopedTo(SettingScope.ACCOUNT);

    private KoralSettings() {}

    private static Setting<String> certificates(String key, String description) {
        return Setting.text(
                key,
                "",
                new SettingValues<>(
                        text -> Certificates.canonical(text, key), "one or more X.509 certificates in PEM, or nothing"),
                description);
    }

    /** All settings, in the order of the reference page. */
    public static List<Setting<?>> all() {
        return List.of(
                SERVICE_ENABLED,
                NETWORK_OFFERING,
                START_TIMEOUT,
                EXPERIMENTAL_FEATURES,
                REGISTRY_CA,
                MAX_SIZE,
                CONTROL_INSTALL_WAIT,
                CONTROL_INSTALL_ATTEMPTS,
                WORKER_INSTALL_WAIT,
                WORKER_INSTALL_ATTEMPTS,
                POD_RANGE,
                SERVICE_RANGE);
    }
}
