package dev.mold.koral.infra.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import dev.mold.koral.infra.Keys.SshKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Generates SSH keys from the JVM's secure random source. */
public final class SshKeys {
    /**
     * A new ed25519 key pair in OpenSSH format, without a passphrase.
     *
     * @param comment one line; empty for none
     */
    public SshKey ed25519(String comment) {
        if (comment.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A key's comment is one line of text");
        }
        try {
            var pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
            pair.setPublicKeyComment(comment);
            var privateText = new ByteArrayOutputStream();
            pair.writeOpenSSHv1PrivateKey(privateText, null);
            var publicText = new ByteArrayOutputStream();
            pair.writePublicKey(publicText, comment);
            pair.dispose();
            return new SshKey(
                    privateText.toString(StandardCharsets.UTF_8),
                    publicText.toString(StandardCharsets.UTF_8).strip());
        } catch (JSchException missing) {
            throw new IllegalStateException("This JVM has no Ed25519", missing);
        }
    }
}
