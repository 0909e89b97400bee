package dev.mold.server.compute.simulator.shell;

import dev.mold.api.id.VirtualMachineId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SSH servers of all machines: one server with a port per machine, so that hundreds of machines share its few
 * threads. A session's machine, and with it the host key, users and shell, is determined by the port.
 */
public final class SshDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SshDoor.class);
    private static final String USER = "cloud";
    private static final int IO_THREADS = 4;

    private final NodeLogins logins;
    private final SimulatedShell shell;
    private final Executor commands;
    private final ManyPorts server = new ManyPorts();
    private final Map<VirtualMachineId, InetSocketAddress> ports = new HashMap<>();
    private final Map<Integer, VirtualMachineId> machines = new ConcurrentHashMap<>();

    /** An SSH server that exposes its acceptor, to bind more than one port. */
    private static final class ManyPorts extends SshServer {
        IoAcceptor acceptor() {
            return acceptor;
        }
    }

    /** @param commands runs the machines' commands, which may wait for their input */
    public SshDoor(NodeLogins logins, SimulatedShell shell, Executor commands) {
        this.logins = logins;
        this.shell = shell;
        this.commands = commands;
        configure();
        try {
            server.start();
            server.acceptor().unbind(server.acceptor().getBoundAddresses());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to start the SSH server", e);
        }
    }

    private void configure() {
        ServerBuilder.builder()
                .factory(() -> server)
                .keyExchangeFactories(List.of(
                        ServerBuilder.DH2KEX.apply(BuiltinDHFactories.curve25519),
                        ServerBuilder.DH2KEX.apply(BuiltinDHFactories.curve25519_libssh),
                        ServerBuilder.DH2KEX.apply(BuiltinDHFactories.ecdhp256)))
                .build();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setKeyPairProvider(this::hostKeys);
        server.setPublickeyAuthenticator(this::admits);
        server.setCommandFactory(this::command);
        CoreModuleProperties.NIO_WORKERS.set(server, IO_THREADS);
        CoreModuleProperties.TCP_NODELAY.set(server, true);
    }

    /** The address of a machine's SSH server, opened if necessary. */
    public synchronized InetSocketAddress open(VirtualMachineId machine) {
        var existing = ports.get(machine);
        if (existing != null) {
            return existing;
        }
        try {
            var acceptor = server.acceptor();
            var before = acceptor.getBoundAddresses();
            acceptor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var address = acceptor.getBoundAddresses().stream()
                    .filter(bound -> !before.contains(bound))
                    .map(InetSocketAddress.class::cast)
                    .findFirst()
                    .orElseThrow();
            machines.put(address.getPort(), machine);
            ports.put(machine, address);
            return address;
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to open a port for SSH", e);
        }
    }

    /** Closes a machine's server and its sessions. */
    public synchronized void shut(VirtualMachineId machine) {
        var address = ports.remove(machine);
        if (address == null) {
            return;
        }
        server.acceptor().unbind(address);
        server.getActiveSessions().stream()
                .filter(session -> machine.equals(machineAt(session.getIoSession().getLocalAddress()).orElse(null)))
                .forEach(session -> session.close(true));
        machines.remove(address.getPort());
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            LOG.warn("The SSH server did not stop in time", e);
        }
    }

    private Iterable<KeyPair> hostKeys(SessionContext session) throws IOException, GeneralSecurityException {
        var machine = machineAt(session.getLocalAddress());
        return machine.isEmpty() ? KeyPairProvider.EMPTY_KEYPAIR_PROVIDER.loadKeys(session)
                : List.of(logins.hostKey(machine.get()));
    }

    private boolean admits(String user, PublicKey key, SessionContext session) {
        return user.equals(USER)
                && machineAt(session.getLocalAddress())
                        .filter(machine -> logins.keysOf(machine).stream()
                                .anyMatch(admitted -> KeyUtils.compareKeys(admitted, key)))
                        .isPresent();
    }

    private Command command(ChannelSession channel, String line) {
        var machine = machineAt(channel.getSession().getLocalAddress());
        return new NodeCommand(line, commands, (command, input) -> machine.isPresent()
                ? shell.run(machine.get(), command, input)
                : SimulatedShell.Result.failed(255, "the machine is gone"));
    }

    private Optional<VirtualMachineId> machineAt(SocketAddress local) {
        return local instanceof InetSocketAddress address
                ? Optional.ofNullable(machines.get(address.getPort()))
                : Optional.empty();
    }
}
