package dev.mold.server.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.mold.api.cloud.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;

/**
 * Encrypts secrets with Tink (AES-256-GCM) and a key in a file that only the server's user can read. All servers on one
 * database need the same file.
 */
final class TinkVault implements Vault {
    private static final Configuration TINK = AeadConfig2026.get();

    private final Aead aead;

    private TinkVault(Aead aead) {
        this.aead = aead;
    }

    /** Reads the key file, or creates it if there is none. */
    static TinkVault withKeyFile(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            var keys = TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file, StandardCharsets.UTF_8), TINK, InsecureSecretKeyAccess.get());
            return new TinkVault(keys.getPrimitive(TINK, Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key file " + file + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read or made", e);
        }
    }

    private static void create(Path file) throws GeneralSecurityException, IOException {
        var keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
        var text = TinkJsonProtoKeysetFormat.serializeKeyset(keys, TINK, InsecureSecretKeyAccess.get());
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Written to a temporary file and linked into place, so that a server that is killed meanwhile leaves no
        // partial key, and of two that start at once both use the key of the first.
        var aside = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "secrets",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(aside, text, Set.of(StandardOpenOption.WRITE, StandardOpenOption.SYNC)
                    .toArray(StandardOpenOption[]::new));
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            // another server was faster; its key is read next
            return;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    @Override
    public String seal(String secret, String purpose) {
        try {
            return Base64.getEncoder()
                    .encodeToString(aead.encrypt(
                            secret.getBytes(StandardCharsets.UTF_8), purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret for " + purpose + " cannot be sealed", e);
        }
    }

    @Override
    public String open(String sealed, String purpose) {
        try {
            return new String(
                    aead.decrypt(Base64.getDecoder().decode(sealed), purpose.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("What is stored for " + purpose + " was not sealed with this key", e);
        }
    }
}
