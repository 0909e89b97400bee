package dev.mold.server.compute.simulator.machine;

import dev.mold.api.compute.MachineSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SSH host keys of simulated machines. */
public final class HostKeys {
    private static final Logger LOG = LoggerFactory.getLogger(HostKeys.class);

    private HostKeys() {}

    /** The host key from the machine's user data, or a new one, in OpenSSH's private form. */
    static String choose(MachineSpec spec) {
        var given = CloudConfig.of(spec.userData()).hostKey();
        try {
            if (given.isPresent() && parse(given.get()).isPresent()) {
                return given.get();
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("Machine {} gets a new host key: the given one is unreadable", spec.name(), e);
        }
        return generate();
    }

    /** Parses a key in OpenSSH's private form; empty if the text contains none. */
    public static Optional<KeyPair> parse(String text) throws IOException, GeneralSecurityException {
        var content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var keys = SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("host key"), content, null);
        if (keys == null) {
            return Optional.empty();
        }
        var first = keys.iterator();
        return first.hasNext() ? Optional.of(first.next()) : Optional.empty();
    }

    /** A new ed25519 key in OpenSSH's private form. */
    public static String generate() {
        try {
            var keys = SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519).generateKeyPair();
            var text = new ByteArrayOutputStream();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, "", null, text);
            return text.toString(StandardCharsets.UTF_8);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Unable to generate an ed25519 key", e);
        }
    }
}
