package dev.mold.koral.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A pod that reads its node's user data cannot impersonate the node. */
@Tag("real")
@ExtendWith(OfRealCloud.class)
class HostKeysIT {
    /**
     * Runs in the network namespace of a pod of the sample application, entered by its sandbox's or its own process.
     */
    private static final String AS_A_POD = """
            pid=$(grep -lz '^POD_NAME=web-' /proc/[0-9]*/environ 2>/dev/null | head -n 1 | cut -d / -f 3)
            router=$(sed -n 's/.*option dhcp-server-identifier \\([0-9.]*\\);.*/\\1/p' /var/lib/dhcp/dhclient.*.leases | tail -n 1)
            nsenter -t "$pid" -n curl -sf --noproxy '*' --max-time 10 "http://$router/latest/user-data"
            """;

    @Test
    void aPodCannotReadTheHostKeyThatItsNodeShows(RealCloud cloud) {
        var scenario = Scenario.begin(cloud);
        var id = cloud.made(cloud.create("keys", 1, 1));
        cloud.web(id).deploy();
        var worker = cloud.machines(id).get(1);

        var read = userData(worker.run(AS_A_POD));

        assertThat(read.get("ed25519_private")).as("the pod reads the user data").contains("OPENSSH PRIVATE KEY");
        assertThat(key(worker.run("ssh-keyscan -t ed25519 127.0.0.1 2>/dev/null | cut -d ' ' -f 2-")))
                .as("what the SSH server shows")
                .startsWith("ssh-ed25519 AAAA")
                .isNotEqualTo(key(read.get("ed25519_public")));
        cloud.succeeded(cloud.ask("deleteKubernetesCluster", id));
        scenario.assertNothingLeft();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> userData(String text) {
        Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return (Map<String, String>) all.get("ssh_keys");
    }

    /** Without its comment. */
    private static String key(String text) {
        var words = text.strip().split(" ");
        return words[0] + " " + words[1];
    }
}
