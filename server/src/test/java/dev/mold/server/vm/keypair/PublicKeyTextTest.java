package dev.mold.server.vm.keypair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTextTest {
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    @Test
    void aKeyIsTakenWithAndWithoutAComment() {
        assertThat(PublicKeyText.parse(ED25519 + " me@home \n").text()).isEqualTo(ED25519 + " me@home");
        assertThat(PublicKeyText.parse(ED25519).fingerprint()).matches("([0-9a-f]{2}:){15}[0-9a-f]{2}");
    }

    @Test
    void theCommentDoesNotChangeTheFingerprint() {
        assertThat(PublicKeyText.parse(ED25519 + " a").fingerprint())
                .isEqualTo(PublicKeyText.parse(ED25519).fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-ed25519 ???",
                "ssh-ed25519 AAAA",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GA==",
                "ssh-dss AAAAB3NzaC1kc3MAAAABAQ==",
                "command=\"x\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
                "-----BEGIN RSA PRIVATE KEY-----"
            })
    void whatNoSshServerWouldTakeIsRefused(String line) {
        assertThatThrownBy(() -> PublicKeyText.parse(line)).hasMessageStartingWith("Public key is invalid");
    }

    @Test
    void twoLinesAreRefused() {
        assertThatThrownBy(() -> PublicKeyText.parse(ED25519 + "\n" + ED25519))
                .hasMessageContaining("one line");
    }

    @Test
    void aShortRsaKeyIsRefused() {
        var blob = new byte[] {
            0, 0, 0, 7, 's', 's', 'h', '-', 'r', 's', 'a', 0, 0, 0, 3, 1, 0, 1, 0, 0, 0, 2, 0x7F, 0x01
        };
        assertThatThrownBy(() ->
                        PublicKeyText.parse("ssh-rsa " + Base64.getEncoder().encodeToString(blob)))
                .hasMessageContaining("2048 bits");
    }
}
