package dev.mold.server.vm.keypair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Paging;
import dev.mold.api.error.ApiException;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.vm.VmWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyPairCommandsTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aMadePairIsOneThatSshClientsTakeAndIsNotStored(TestDatabase database) throws JSchException {
        try (var world = VmWorld.start(database, folder)) {
            var commands = world.get(KeyPairCommands.class);
            var made = commands.create(new CreateSshKeyPair("mine", Owner.caller()), world.admin());
            var read = com.jcraft.jsch.KeyPair.load(
                    new JSch(), made.privatekey().getBytes(StandardCharsets.US_ASCII), null);
            var stored = world.get(KeyPairService.class)
                    .find(world.admin().account(), "mine")
                    .orElseThrow();
            assertThat(stored.publicKey())
                    .contains("ssh-rsa " + Base64.getEncoder().encodeToString(read.getPublicKeyBlob()));
            assertThat(made.privatekey()).startsWith("-----BEGIN RSA PRIVATE KEY-----");
            assertThat(made.toString()).doesNotContain("PRIVATE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void pairsAreRegisteredListedAndDeleted(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var commands = world.get(KeyPairCommands.class);
            var view = commands.register(new RegisterSshKeyPair("mine", KEY, Owner.caller()), world.admin());
            assertThat(list(world, null, null).items()).containsExactly(view);
            assertThat(list(world, "mine", null).count()).isEqualTo(1);
            assertThat(list(world, "other", null).count()).isZero();
            assertThat(list(world, null, "MI").count()).isEqualTo(1);
            assertThatThrownBy(() ->
                            commands.register(new RegisterSshKeyPair("mine", KEY, Owner.caller()), world.admin()))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("already exists");
            assertThatThrownBy(() ->
                            commands.register(new RegisterSshKeyPair("again", KEY, Owner.caller()), world.admin()))
                    .hasMessageContaining("already exists");
            commands.delete(new DeleteSshKeyPair("mine", Owner.caller()), world.admin());
            assertThat(list(world, null, null).count()).isZero();
            assertThatThrownBy(() -> commands.delete(new DeleteSshKeyPair("mine", Owner.caller()), world.admin()))
                    .hasMessageContaining("does not exist");
        }
    }

    private static ListAnswer<KeyPairView> list(VmWorld world, String name, String keyword) {
        return world.get(KeyPairCommands.class)
                .list(
                        new ListSshKeyPairs(null, name, null, ListScope.own(), new Paging(keyword, 1, 20)),
                        world.admin());
    }
}
