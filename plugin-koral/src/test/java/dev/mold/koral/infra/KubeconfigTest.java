package dev.mold.koral.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.koral.infra.Kubeconfig.BearerToken;
import dev.mold.koral.infra.Kubeconfig.ClientCertificate;
import org.junit.jupiter.api.Test;

class KubeconfigTest {
    private static final String SERVER = "https://198.51.100.7:6443";

    private final String text = new TestAuthority().kubeconfig(SERVER);

    @Test
    void readsWhatKubeadmWrites() {
        var kubeconfig = Kubeconfig.parse(text);

        assertThat(kubeconfig.server()).isEqualTo(SERVER);
        assertThat(kubeconfig.certificateAuthority()).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(kubeconfig.credential()).isInstanceOfSatisfying(ClientCertificate.class, pair -> assertThat(pair.key())
                .startsWith("-----BEGIN RSA PRIVATE KEY-----"));
        assertThat(kubeconfig.toString()).doesNotContain("BEGIN");
    }

    @Test
    void readsATokenToo() {
        var withToken = text.replaceAll("(?m)^    client-certificate-data.*$", "    token: abc")
                .replaceAll("(?m)^    client-key-data.*$", "");

        assertThat(Kubeconfig.parse(withToken).credential()).isEqualTo(new BearerToken("abc"));
    }

    @Test
    void kubeconfigThatWouldRunACommandIsRefused() {
        assertRefused(text.replaceAll("(?m)^    client-key-data.*$", "    exec: {command: /bin/reboot}"), "exec");
        assertRefused(text.replaceAll("(?m)^    client-key-data.*$", "    auth-provider: {name: gcp}"), "auth-provider");
    }

    @Test
    void kubeconfigThatNamesFilesOfTheServerIsRefused() {
        assertRefused(text.replaceAll("(?m)^    client-key-data.*$", "    client-key: /etc/key"), "client-key");
        assertRefused(
                text.replaceAll("(?m)^    certificate-authority-data.*$", "    certificate-authority: /etc/ca"),
                "certificate-authority");
    }

    @Test
    void kubeconfigWithoutACheckedCertificateIsRefused() {
        assertRefused(text.replace("server:", "insecure-skip-tls-verify: true\n    server:"), "insecure-skip-tls-verify");
        assertRefused(text.replace("https://", "http://"), "no https address");
        assertRefused(text.replaceAll("(?m)^    certificate-authority-data.*$", ""), "certificate-authority-data");
    }

    @Test
    void damagedKubeconfigIsRefused() {
        assertRefused("", "no map");
        assertRefused("{", "not YAML");
        assertRefused("- a\n- b", "no map");
        assertRefused("!!java.net.URL [\"http://127.0.0.1\"]", "not YAML");
        assertRefused(text.replace("cluster: kubernetes,", "cluster: other,"), "no cluster other");
        assertRefused(text.replaceAll("client-key-data: .*", "client-key-data: '?'"), "client-key-data is damaged");
    }

    @Test
    void serverIsReplacedAndAllElseStays() {
        var moved = Kubeconfig.withServer(text, "https://203.0.113.9:6443");

        assertThat(Kubeconfig.parse(moved)).isEqualTo(new Kubeconfig(
                "https://203.0.113.9:6443",
                Kubeconfig.parse(text).certificateAuthority(),
                Kubeconfig.parse(text).credential()));
        assertThat(Kubeconfig.withServer(moved, SERVER)).isEqualTo(Kubeconfig.withServer(text, SERVER));
    }

    @Test
    void serverIsReplacedHoweverItIsWritten() {
        for (var written : new String[] {"server: '" + SERVER + "'", "\"server\": " + SERVER, "server:\n        " + SERVER}) {
            var moved = Kubeconfig.withServer(text.replace("server: " + SERVER, written), "https://203.0.113.9:6443");

            assertThat(Kubeconfig.parse(moved).server()).isEqualTo("https://203.0.113.9:6443");
        }
    }

    @Test
    void wordServerElsewhereIsNoServer() {
        var named = text.replace("preferences: {}", "preferences:\n  server: mine");

        assertThat(Kubeconfig.withServer(named, "https://203.0.113.9:6443")).contains("server: mine");
    }

    @Test
    void serverOfWhatIsNoKubeconfigIsNotReplaced() {
        for (var other : new String[] {"", "{", "clusters: []", "clusters: [{name: a}]", "clusters: [{cluster: {}}]"}) {
            assertThatThrownBy(() -> Kubeconfig.withServer(other, SERVER)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> Kubeconfig.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
