package dev.mold.server.compute;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;

/** Looks at the host key that an SSH server shows, without logging in. */
public final class ShownHostKey {
    private static final int PATIENCE_MS = 5000;

    private ShownHostKey() {}

    /** @return {@code ssh-ed25519 AAAA…} */
    public static String of(String address, int port) throws JSchException {
        var session = new JSch().getSession("nobody", address, port);
        session.setConfig("StrictHostKeyChecking", "no");
        session.setConfig("PreferredAuthentications", "publickey");
        try {
            session.connect(PATIENCE_MS);
        } catch (JSchException e) {
            // nobody is not let in; the key has been shown by then
            if (session.getHostKey() == null) {
                throw e;
            }
        }
        var key = session.getHostKey();
        session.disconnect();
        return key.getType() + " " + key.getKey();
    }
}
