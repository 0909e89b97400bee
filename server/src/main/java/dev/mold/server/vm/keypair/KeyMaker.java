package dev.mold.server.vm.keypair;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/**
 * Generates 3072-bit RSA key pairs. The private key is PKCS#1 PEM because every SSH client reads it, including old ones
 * and libraries of other languages; Ed25519 would need OpenSSH's own format.
 */
final class KeyMaker {
    private static final int BITS = 3072;
    private static final String TYPE = "ssh-rsa";

    private final SecureRandom random;

    KeyMaker(SecureRandom random) {
        this.random = random;
    }

    /** @param privateKey PEM text, to be shown to the user only */
    record Made(PublicKeyText publicKey, String privateKey) {
        @Override
        public String toString() {
            return publicKey.fingerprint();
        }
    }

    Made make() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            var pair = generator.generateKeyPair();
            var pkcs1 = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())
                    .parsePrivateKey()
                    .toASN1Primitive()
                    .getEncoded();
            return new Made(PublicKeyText.of(TYPE, blob((RSAPublicKey) pair.getPublic())), pem(pkcs1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has RSA", e);
        } catch (IOException e) {
            throw new UncheckedIOException("A newly generated key cannot be encoded", e);
        }
    }

    private static byte[] blob(RSAPublicKey key) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        write(out, TYPE.getBytes(StandardCharsets.US_ASCII));
        write(out, number(key.getPublicExponent()));
        write(out, number(key.getModulus()));
        return bytes.toByteArray();
    }

    private static byte[] number(BigInteger value) {
        return value.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    private static String pem(byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN RSA PRIVATE KEY-----\n" + lines + "\n-----END RSA PRIVATE KEY-----\n";
    }
}
