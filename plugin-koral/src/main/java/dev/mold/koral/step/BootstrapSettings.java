package dev.mold.koral.step;

import dev.mold.api.config.Settings;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.Registry;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.node.Node;
import dev.mold.koral.setting.KoralSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The settings for node scripts, as specified in {@code docs/contracts/node-shell.md}. */
public final class BootstrapSettings {
    private final ClusterSecrets secrets;
    private final Settings settings;
    private final AddressRanges ranges;

    public BootstrapSettings(ClusterSecrets secrets, Settings settings, AddressRanges ranges) {
        this.secrets = secrets;
        this.settings = settings;
        this.ranges = ranges;
    }

    /** For installing Kubernetes on a node. */
    public NodeSettings prepare(ClusterContext context, Node node) {
        var values = basics(context, node);
        context.cluster().spec().registry().ifPresent(registry -> values.putAll(registry(context, registry)));
        return new NodeSettings(values);
    }

    private Map<String, String> registry(ClusterContext context, Registry registry) {
        var values = new HashMap<String, String>();
        values.put("KORAL_REGISTRY_URL", registry.url());
        values.put("KORAL_REGISTRY_USERNAME", registry.username());
        secrets.find(context.id(), SecretName.REGISTRY_PASSWORD)
                .ifPresent(password -> values.put("KORAL_REGISTRY_PASSWORD", password));
        var authority = settings.value(KoralSettings.REGISTRY_CA, context.cluster().owner());
        if (registry.overTls() && !authority.isEmpty()) {
            // Settings of nodes are single lines.
            var bytes = authority.getBytes(StandardCharsets.US_ASCII);
            values.put("KORAL_REGISTRY_CA", Base64.getEncoder().encodeToString(bytes));
        }
        return values;
    }

    /** For creating the control plane on its first node. */
    public NodeSettings init(ClusterContext context, String address) {
        var values = basics(context, context.initialControlNode());
        values.put("KORAL_ENDPOINT", endpoint(address));
        var inside = ranges.of(context.id());
        values.put("KORAL_POD_CIDR", inside.pods());
        values.put("KORAL_SERVICE_CIDR", inside.services());
        return new NodeSettings(values);
    }

    /** For registering join credentials on a control node. */
    public NodeSettings share(JoinCredentials credentials, boolean withCertificates) {
        var values = new HashMap<String, String>();
        values.put("KORAL_JOIN_TOKEN", credentials.token());
        values.put("KORAL_TOKEN_TTL", JoinCredentials.VALID_MINUTES + "m");
        if (withCertificates) {
            values.put("KORAL_CERTIFICATE_KEY", credentials.certificateKey());
        }
        return new NodeSettings(values);
    }

    /** For joining a node to the cluster. */
    public NodeSettings join(ClusterContext context, Node node, String address, String caHash, JoinCredentials credentials) {
        var values = basics(context, node);
        values.put("KORAL_ENDPOINT", endpoint(address));
        values.put("KORAL_JOIN_TOKEN", credentials.token());
        values.put("KORAL_CA_HASH", caHash);
        if (node.control()) {
            values.put("KORAL_CERTIFICATE_KEY", credentials.certificateKey());
        }
        return new NodeSettings(values);
    }

    private static Map<String, String> basics(ClusterContext context, Node node) {
        var values = new HashMap<String, String>();
        values.put("KORAL_NODE_NAME", node.name());
        values.put("KORAL_ROLE", node.role().wireName());
        values.put("KORAL_KUBERNETES_VERSION", context.version().semantic().toString());
        return values;
    }

    private static String endpoint(String address) {
        return address + ":" + KubernetesCluster.API_PORT;
    }
}
