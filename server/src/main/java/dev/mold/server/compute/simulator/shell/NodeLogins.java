package dev.mold.server.compute.simulator.shell;

import dev.mold.api.id.MachineId;
import dev.mold.server.compute.simulator.machine.CloudConfig;
import dev.mold.server.compute.simulator.machine.HostKeys;
import dev.mold.server.compute.simulator.machine.SimulatedMachines;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SSH keys of machines: which host key each shows, and whom it lets in. */
public final class NodeLogins {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLogins.class);

    private final SimulatedMachines machines;
    private final Map<MachineId, KeyPair> hostKeys = new ConcurrentHashMap<>();

    public NodeLogins(SimulatedMachines machines) {
        this.machines = machines;
    }

    /** @throws IOException if the machine's key is unreadable */
    KeyPair hostKey(MachineId machine) throws IOException, GeneralSecurityException {
        var known = hostKeys.get(machine);
        if (known != null) {
            return known;
        }
        var read = HostKeys.parse(machines.hostKey(machine))
                .orElseThrow(() -> new IOException("Machine " + machine + " has no host key"));
        hostKeys.put(machine, read);
        return read;
    }

    /** Public keys of those who may log in; lines that are no key are passed over, as sshd does. */
    List<PublicKey> keysOf(MachineId machine) {
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
                LOG.debug("Machine {} passes over an authorized key", machine, e);
            }
        }
        return keys;
    }

    /** Forgets a machine that is gone. */
    public void forget(MachineId machine) {
        hostKeys.remove(machine);
    }
}
