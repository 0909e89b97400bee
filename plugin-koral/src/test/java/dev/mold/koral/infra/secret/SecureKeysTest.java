package dev.mold.koral.infra.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import dev.mold.koral.infra.TestAuthority;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.junit.jupiter.api.Test;

class SecureKeysTest {
    private final SecureKeys keys = new SecureKeys(new SecureRandom());

    @Test
    void sshKeyIsReadByJsch() throws Exception {
        for (var comment : new String[] {"", "a", "koral web-control-1", "longer than one block of padding"}) {
            var made = keys.sshKey(comment);
            var read = KeyPair.load(new JSch(), made.privateKey().getBytes(StandardCharsets.US_ASCII), null);

            assertThat(read.getKeyType()).isEqualTo(KeyPair.ED25519);
            assertThat(Base64.getEncoder().encodeToString(read.getPublicKeyBlob()))
                    .isEqualTo(made.publicKey().split(" ")[1]);
        }
    }

    @Test
    void sshKeyIsReadByMina() throws Exception {
        var made = keys.sshKey("koral");
        var text = new ByteArrayInputStream(made.privateKey().getBytes(StandardCharsets.US_ASCII));

        var read = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("key"), text, null)
                .iterator()
                .next();

        assertThat(PublicKeyEntry.toString(read.getPublic()) + " koral").isEqualTo(made.publicKey());
    }

    @Test
    void sshKeyIsShownWithoutItsPrivateHalf() {
        var made = keys.sshKey("koral");

        assertThat(made.toString()).isEqualTo(made.publicKey()).startsWith("ssh-ed25519 AAAA").endsWith(" koral");
        assertThat(made.privateKey()).endsWith("-----END OPENSSH PRIVATE KEY-----\n");
    }

    @Test
    void commentOfTwoLinesIsRefused() {
        assertThatThrownBy(() -> keys.sshKey("a\nssh-ed25519 AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tokensHaveKubeadmsFormAndDiffer() {
        assertThat(Stream.generate(keys::bootstrapToken).limit(50))
                .allMatch(token -> token.matches("[a-z0-9]{6}\\.[a-z0-9]{16}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void certificateKeysAreThirtyTwoBytesAndDiffer() {
        assertThat(Stream.generate(keys::certificateKey).limit(50))
                .allMatch(key -> key.matches("[0-9a-f]{64}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void caHashIsOverThePublicKey() throws Exception {
        var authority = new TestAuthority();
        var encoded = authority.certificate().getPublicKey().getEncoded();
        var digest = MessageDigest.getInstance("SHA-256").digest(encoded);

        assertThat(keys.caHash(authority.kubeconfig("https://198.51.100.7:6443")))
                .isEqualTo("sha256:" + HexFormat.of().formatHex(digest));
    }

    @Test
    void caThatIsNoCertificateIsRefused() {
        var damaged = new TestAuthority()
                .kubeconfig("https://198.51.100.7:6443")
                .replaceAll("certificate-authority-data: .*", "certificate-authority-data: aGVsbG8=");

        assertThatThrownBy(() -> keys.caHash(damaged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CA");
    }
}
