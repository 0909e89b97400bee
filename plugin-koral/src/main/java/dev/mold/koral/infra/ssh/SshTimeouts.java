package dev.mold.koral.infra.ssh;

import java.time.Duration;

/**
 * Every time limit of the SSH adapter.
 *
 * @param connect for the connection and, again, for the handshake and login
 * @param command for one command to end
 * @param call for a whole call of the node shell, with all its connections and commands
 * @param idle how long an unused session stays open
 */
public record SshTimeouts(Duration connect, Duration command, Duration call, Duration idle) {
    /**
     * Commands end within a second or two, because tasks run in the background; but an upload to a node that is busy
     * importing images may take longer.
     */
    public static SshTimeouts standard() {
        return new SshTimeouts(
                Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(20));
    }
}
