package dev.mold.server.compute.simulator.shell;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.simulator.machine.CloudConfig;
import dev.mold.server.compute.simulator.machine.HostKeys;
import dev.mold.server.compute.simulator.machine.SimulatedMachines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SSH keys of machines: host keys and authorized keys. */
public final class NodeLogins {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLogins.class);

    private static final String HOST_KEY = "/etc/ssh/ssh_host_ed25519_key";
    private static final String NEW_HOST_KEY = "/etc/ssh/koral_new_host_ed25519_key";

    private final SimulatedMachines machines;
    private final NodeDisks disks;
    private final Map<VirtualMachineId, KeyPair> hostKeys = new ConcurrentHashMap<>();

    NodeLogins(SimulatedMachines machines, NodeDisks disks) {
        this.machines = machines;
        this.disks = disks;
    }

    /** @throws IOException if the machine's key is unreadable */
    KeyPair hostKey(VirtualMachineId machine) throws IOException, GeneralSecurityException {
        var existing = hostKeys.get(machine);
        if (existing != null) {
            return existing;
        }
        var read = parse(machine, onDisk(machine, HOST_KEY).orElseGet(() -> machines.hostKey(machine)));
        hostKeys.put(machine, read);
        return read;
    }

    /** The public half of the next host key, generated unless it exists. */
    synchronized String newHostKey(VirtualMachineId machine) throws IOException, GeneralSecurityException {
        if (onDisk(machine, NEW_HOST_KEY).isEmpty()) {
            disks.write(machine, NEW_HOST_KEY, "0600", HostKeys.generate().getBytes(StandardCharsets.UTF_8));
        }
        return publicHalf(parse(machine, onDisk(machine, NEW_HOST_KEY).orElseThrow()));
    }

    /**
     * Switches to the host key with that public half.
     *
     * @return whether it is the next one, or already in use
     */
    synchronized boolean useHostKey(VirtualMachineId machine, String publicHalf)
            throws IOException, GeneralSecurityException {
        var key = onDisk(machine, NEW_HOST_KEY);
        if (key.isPresent() && publicHalf(parse(machine, key.get())).equals(publicHalf)) {
            disks.write(machine, HOST_KEY, "0600", key.get().getBytes(StandardCharsets.UTF_8));
            disks.delete(machine, NEW_HOST_KEY);
            hostKeys.remove(machine);
        }
        return publicHalf(hostKey(machine)).equals(publicHalf);
    }

    private static KeyPair parse(VirtualMachineId machine, String text) throws IOException, GeneralSecurityException {
        return HostKeys.parse(text).orElseThrow(() -> new IOException("Machine " + machine + " has no host key"));
    }

    private Optional<String> onDisk(VirtualMachineId machine, String path) {
        return disks.read(machine, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static String publicHalf(KeyPair key) {
        return PublicKeyEntry.toString(key.getPublic());
    }

    /** Public keys of the users who may log in; invalid lines are ignored, as by sshd. */
    List<PublicKey> keysOf(VirtualMachineId machine) {
        var lines = new ArrayList<String>();
        machines.spec(machine).ifPresent(spec -> {
            lines.addAll(spec.sshPublicKeys());
            lines.addAll(CloudConfig.of(spec.userData()).authorizedKeys());
        });
        var keys = new ArrayList<PublicKey>();
        for (var line : lines) {
            try {
                keys.add(PublicKeyEntry.parsePublicKeyEntry(line.strip())
                        .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING));
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                LOG.debug("Machine {} ignores an invalid authorized key", machine, e);
            }
        }
        return keys;
    }

    /** Removes the data of a destroyed machine. */
    public void forget(VirtualMachineId machine) {
        hostKeys.remove(machine);
    }
}
