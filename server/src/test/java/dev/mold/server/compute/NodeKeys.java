package dev.mold.server.compute;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An ed25519 key pair in OpenSSH's form.
 *
 * @param publicKey {@code ssh-ed25519 AAAA…}, without a comment
 */
public record NodeKeys(String privateKey, String publicKey) {
    public static NodeKeys generate() throws JSchException {
        var pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
        var secret = new ByteArrayOutputStream();
        pair.writeOpenSSHv1PrivateKey(secret, null);
        var open = new ByteArrayOutputStream();
        pair.writePublicKey(open, "");
        return new NodeKeys(
                secret.toString(StandardCharsets.US_ASCII),
                open.toString(StandardCharsets.US_ASCII).strip());
    }

    /** User data that makes this a machine's host key. */
    public String asCloudConfig() {
        return "#cloud-config\nssh_keys:\n  ed25519_private: |\n"
                + privateKey.lines().map(line -> "    " + line + "\n").reduce("", String::concat)
                + "  ed25519_public: " + publicKey + "\n";
    }
}
