package dev.mold.server.compute.machine;

import com.jcraft.jsch.JSchException;
import dev.mold.api.compute.Capability;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.ComputeBackendContract;
import dev.mold.api.compute.ImageSpec;
import dev.mold.api.id.ImageId;
import dev.mold.server.compute.ShownHostKey;
import dev.mold.server.compute.NodeKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on real machines of this host. */
class MachineBackendContractTest extends ComputeBackendContract {
    private static final int ISO_MARK = 16 * 2048 + 1;

    @TempDir
    Path data;

    private HostState before;

    @BeforeAll
    static void thisHostCanDoIt() {
        RealHost.assumedWithTemplate();
    }

    @Override
    protected ComputeBackend open() {
        before = HostState.now();
        return backend();
    }

    @Override
    protected ComputeBackend reopen(ComputeBackend closed) {
        return backend();
    }

    private ComputeBackend backend() {
        return new MachineBackend(MachineOptions.in(data.resolve("cloud")).withPublicRange("198.18.201.0/24"));
    }

    /** The host is as it was found. */
    @Override
    protected void closed() {
        before.assertUnchanged();
    }

    @Override
    protected ImageSpec template() {
        return image("template", false, RealHost.assumedWithTemplate());
    }

    @Override
    protected ImageSpec iso() {
        try {
            var content = new byte[ISO_MARK + 2048];
            System.arraycopy("CD001".getBytes(StandardCharsets.US_ASCII), 0, content, ISO_MARK, 5);
            return image("iso", true, Files.write(Files.createTempFile(data, "disc", ".iso"), content));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
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
    protected String hostKeyShown(String address, int port) throws Exception {
        return ShownHostKey.of(address, port);
    }

    /** Real machines boot as fast as the host lets them, and the host may be busy. */
    @Override
    protected Duration timeout() {
        return Duration.ofSeconds(120);
    }

    private static ImageSpec image(String name, boolean iso, Path file) {
        return new ImageSpec(new ImageId(UUID.randomUUID()), name, iso, file.toUri().toString(), Optional.empty());
    }
}
