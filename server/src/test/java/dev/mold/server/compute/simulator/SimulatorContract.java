package dev.mold.server.compute.simulator;

import com.jcraft.jsch.JSchException;
import dev.mold.api.compute.Capability;
import dev.mold.api.compute.ComputeBackendContract;
import dev.mold.api.compute.ImageSpec;
import dev.mold.api.id.ImageId;
import dev.mold.server.compute.NodeKeys;
import dev.mold.server.compute.ShownHostKey;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the contract needs to know of the simulator, in process or not. */
abstract class SimulatorContract extends ComputeBackendContract {
    @Override
    protected ImageSpec template() {
        return image("template", false, "http://images.example/system.qcow2");
    }

    @Override
    protected ImageSpec iso() {
        return image("iso", true, "https://images.example/kubernetes.iso");
    }

    @Override
    protected Set<Capability> declared() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    protected GivenHostKey givenHostKey() {
        try {
            var keys = NodeKeys.generate();
            return new GivenHostKey(keys.asCloudConfig(), keys.publicKey());
        } catch (JSchException e) {
            throw new AssertionError("no ed25519 key", e);
        }
    }

    @Override
    protected String hostKeyShown(String address, int port) throws JSchException {
        return ShownHostKey.of(address, port);
    }

    private static ImageSpec image(String name, boolean iso, String url) {
        return new ImageSpec(new ImageId(UUID.randomUUID()), name, iso, url, Optional.empty());
    }
}
