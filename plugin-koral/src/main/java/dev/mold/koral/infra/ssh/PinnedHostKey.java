package dev.mold.koral.infra.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.security.MessageDigest;
import java.util.Base64;

/** Knows one host key and takes no other; nothing can be added. */
final class PinnedHostKey implements HostKeyRepository {
    private static final String TYPE = "ssh-ed25519";

    private final byte[] key;
    private final HostKey entry;

    private PinnedHostKey(byte[] key, HostKey entry) {
        this.key = key;
        this.entry = entry;
    }

    /** @param text {@code ssh-ed25519 AAAA…}, with or without a comment */
    static PinnedHostKey parse(String host, String text) throws SshFailure {
        var parts = text.strip().split("\\s+", 3);
        if (parts.length < 2 || !parts[0].equals(TYPE)) {
            throw SshFailure.lasting("no ed25519 host key of it is known", null);
        }
        try {
            var key = Base64.getDecoder().decode(parts[1]);
            return new PinnedHostKey(key, new HostKey(host, HostKey.ED25519, key));
        } catch (IllegalArgumentException | JSchException damaged) {
            throw SshFailure.lasting("the host key known of it is damaged", damaged);
        }
    }

    @Override
    public int check(String host, byte[] offered) {
        return MessageDigest.isEqual(key, offered) ? OK : CHANGED;
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[] {entry};
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
        throw new UnsupportedOperationException("A pinned host key stays alone");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("A pinned host key stays");
    }

    @Override
    public void remove(String host, String type, byte[] removed) {
        throw new UnsupportedOperationException("A pinned host key stays");
    }
}
