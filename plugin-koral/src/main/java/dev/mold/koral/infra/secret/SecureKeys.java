package dev.mold.koral.infra.secret;

import dev.mold.koral.infra.Keys;
import dev.mold.koral.infra.Kubeconfig;
import dev.mold.koral.infra.ssh.SshKeys;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;

/** Generates SSH keys with the SSH library and all else from the given random source. */
public final class SecureKeys implements Keys {
    private static final String TOKEN_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int TOKEN_ID = 6;
    private static final int TOKEN_SECRET = 16;
    private static final int CERTIFICATE_KEY_BYTES = 32;

    private final SecureRandom random;
    private final SshKeys sshKeys = new SshKeys();

    public SecureKeys(SecureRandom random) {
        this.random = random;
    }

    @Override
    public SshKey sshKey(String comment) {
        return sshKeys.ed25519(comment);
    }

    @Override
    public String bootstrapToken() {
        return letters(TOKEN_ID) + "." + letters(TOKEN_SECRET);
    }

    @Override
    public String certificateKey() {
        var bytes = new byte[CERTIFICATE_KEY_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** @throws IllegalArgumentException if the kubeconfig has no readable CA */
    @Override
    public String caHash(String kubeconfig) {
        var pem = Kubeconfig.parse(kubeconfig).certificateAuthority().getBytes(StandardCharsets.US_ASCII);
        try {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
            var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (CertificateException damaged) {
            throw new IllegalArgumentException("The kubeconfig's CA is not a certificate", damaged);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This JVM has no SHA-256", missing);
        }
    }

    private String letters(int count) {
        var text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(TOKEN_LETTERS.charAt(random.nextInt(TOKEN_LETTERS.length())));
        }
        return text.toString();
    }
}
