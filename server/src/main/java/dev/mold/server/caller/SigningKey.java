package dev.mold.server.caller;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret key, prepared once because it signs every call of its user. */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA1";

    private final Mac ready;

    private SigningKey(Mac ready) {
        this.ready = ready;
    }

    /** @param secret the user's secret key, not empty */
    public static SigningKey of(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            // computes the state that depends only on the key, so that each copy already has it
            mac.update(new byte[0]);
            return new SigningKey(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** @return 20 bytes, HMAC-SHA1 of the text */
    public byte[] sign(byte[] text) {
        try {
            // a copy, because calls are concurrent
            return ((Mac) ready.clone()).doFinal(text);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The " + ALGORITHM + " of " + ready.getProvider() + " cannot be copied", e);
        }
    }
}
