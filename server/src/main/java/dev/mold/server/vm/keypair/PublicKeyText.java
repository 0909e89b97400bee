package dev.mold.server.vm.keypair;

import dev.mold.api.error.ApiException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * A public key as one line of OpenSSH's form: type, base64, and perhaps a comment.
 *
 * @param text the line
 * @param fingerprint MD5 of the key as pairs of hex digits, which is how CloudStack shows it and
 *     {@code ssh-keygen -E md5 -l} too
 */
public record PublicKeyText(String text, String fingerprint) {
    private static final int MIN_RSA_BITS = 2048;

    /** Number of fields after the type name in the binary form of each supported key type. */
    private static final Map<String, Integer> PARTS = Map.of(
            "ssh-rsa", 2,
            "ssh-ed25519", 1,
            "ecdsa-sha2-nistp256", 2,
            "ecdsa-sha2-nistp384", 2,
            "ecdsa-sha2-nistp521", 2);

    /**
     * @param line the key as sent by the user
     * @throws ApiException INVALID_PARAMETER if it is not a well-formed key of a supported type and size
     */
    public static PublicKeyText parse(String line) {
        var words = line.strip().split("[ \\t]+", 3);
        if (line.strip().lines().count() != 1 || words.length < 2) {
            throw malformed("one line with the type and the base64 text is needed");
        }
        var parts = PARTS.get(words[0]);
        if (parts == null) {
            throw malformed("the type " + words[0] + " is not known");
        }
        var blob = decode(words[1]);
        check(words[0], parts, ByteBuffer.wrap(blob));
        return new PublicKeyText(line.strip(), fingerprintOf(blob));
    }

    /** Encodes a key of the given type from its binary form. */
    static PublicKeyText of(String type, byte[] blob) {
        return new PublicKeyText(type + " " + Base64.getEncoder().encodeToString(blob), fingerprintOf(blob));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw malformed("its second word is not base64");
        }
    }

    private static void check(String type, int parts, ByteBuffer blob) {
        try {
            if (!type.equals(new String(next(blob), StandardCharsets.US_ASCII))) {
                throw malformed("it does not contain a key of the type that it names");
            }
            var last = new byte[0];
            for (var part = 0; part < parts; part++) {
                last = next(blob);
            }
            if (blob.hasRemaining() || last.length == 0) {
                throw malformed("its content is truncated or has trailing bytes");
            }
            checkStrength(type, last);
        } catch (BufferUnderflowException e) {
            throw malformed("its content is truncated");
        }
    }

    private static void checkStrength(String type, byte[] last) {
        if (type.equals("ssh-rsa") && new java.math.BigInteger(last).bitLength() < MIN_RSA_BITS) {
            throw malformed("an RSA key needs " + MIN_RSA_BITS + " bits or more");
        }
        if (type.equals("ssh-ed25519") && last.length != 32) {
            throw malformed("an Ed25519 key has 32 bytes");
        }
    }

    private static byte[] next(ByteBuffer blob) {
        var length = blob.getInt();
        if (length < 0 || length > blob.remaining()) {
            throw new BufferUnderflowException();
        }
        var part = new byte[length];
        blob.get(part);
        return part;
    }

    private static String fingerprintOf(byte[] blob) {
        try {
            return HexFormat.ofDelimiter(":").formatHex(MessageDigest.getInstance("MD5").digest(blob));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has MD5", e);
        }
    }

    private static ApiException malformed(String why) {
        return ApiException.invalid("Public key is invalid: " + why);
    }
}
