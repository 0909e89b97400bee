package dev.mold.koral.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class NodeUserDataTest {
    private static final String PRIVATE = "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\nBBBB\n-----END OPENSSH PRIVATE KEY-----\n";
    private static final String PUBLIC = "ssh-ed25519 AAAAC3Nz web-control-1";

    @Test
    void rendersTheGoldenText() throws IOException {
        var data = new NodeUserData(
                "web-control-1", PRIVATE, PUBLIC, List.of("ssh-ed25519 AAAAcluster koral", "ssh-rsa AAAAowner me"));

        try (var golden = NodeUserDataTest.class.getResourceAsStream("node-user-data.yaml")) {
            assertThat(data.render()).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void whateverAValueHoldsItStaysAValue() {
        var nasty = "x: \"y\" # \\ 'z'\nruncmd: [reboot]\t\u0007 \u00e9\ud83d\ude00 %s {{ v }}";

        var read = read(new NodeUserData(nasty, PRIVATE, nasty, List.of(nasty)).render());

        assertThat(read).doesNotContainKey("runcmd").containsEntry("hostname", nasty);
        assertThat(read.get("ssh_keys"))
                .isEqualTo(Map.of("ed25519_private", PRIVATE, "ed25519_public", nasty));
        assertThat(((Map<?, ?>) ((List<?>) read.get("users")).get(0)).get("ssh_authorized_keys"))
                .isEqualTo(List.of(nasty));
    }

    @Test
    void privateKeyThatWouldLeaveItsBlockIsRefused() {
        for (var key : List.of("", "no line end", " indented\n", "a\n\nb\n", "tab\there\n", "a\r\n")) {
            var data = new NodeUserData("n", key, PUBLIC, List.of(PUBLIC));
            assertThatThrownBy(data::render).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nodeWithoutNameOrKeyIsRefused() {
        assertThatThrownBy(() -> new NodeUserData(" ", PRIVATE, PUBLIC, List.of(PUBLIC)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NodeUserData("n", PRIVATE, PUBLIC, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isShownWithoutTheKey() {
        assertThat(new NodeUserData("n", PRIVATE, PUBLIC, List.of(PUBLIC))).hasToString("user data of n");
    }

    private static Map<String, Object> read(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }
}
