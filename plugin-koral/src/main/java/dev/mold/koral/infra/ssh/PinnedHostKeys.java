package dev.mold.koral.infra.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The accepted host keys of one node; unmodifiable. */
final class PinnedHostKeys implements HostKeyRepository {
    private static final String TYPE = "ssh-ed25519";

    private final List<byte[]> keys = new ArrayList<>();
    private final List<HostKey> entries = new ArrayList<>();

    private PinnedHostKeys() {}

    /** @param texts {@code ssh-ed25519 AAAA…} each, with or without a comment; at least one */
    static PinnedHostKeys parse(String host, List<String> texts) throws SshFailure {
        var pinned = new PinnedHostKeys();
        for (var text : texts) {
            pinned.add(host, text);
        }
        if (pinned.keys.isEmpty()) {
            throw unknown();
        }
        return pinned;
    }

    private void add(String host, String text) throws SshFailure {
        var parts = text.strip().split("\\s+", 3);
        if (parts.length < 2 || !parts[0].equals(TYPE)) {
            throw unknown();
        }
        try {
            var key = Base64.getDecoder().decode(parts[1]);
            entries.add(new HostKey(host, HostKey.ED25519, key));
            keys.add(key);
        } catch (IllegalArgumentException | JSchException damaged) {
            throw SshFailure.refused(Kind.IDENTITY, "its stored host key is malformed", damaged);
        }
    }

    private static SshFailure unknown() {
        return SshFailure.refused(Kind.IDENTITY, "no ed25519 host key is stored for it", null);
    }

    @Override
    public int check(String host, byte[] offered) {
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(key, offered)) ? OK : CHANGED;
    }

    @Override
    public HostKey[] getHostKey() {
        return entries.toArray(HostKey[]::new);
    }

    @Override
    public HostKey[] getHostKey(String host, String type) {
        return type == null || type.equals(TYPE) ? getHostKey() : new HostKey[0];
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "pinned";
    }

    @Override
    public void add(HostKey hostkey, UserInfo ui) {
        throw new UnsupportedOperationException("Pinned host keys cannot be added to");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("Pinned host keys cannot be removed");
    }

    @Override
    public void remove(String host, String type, byte[] removed) {
        throw new UnsupportedOperationException("Pinned host keys cannot be removed");
    }
}
