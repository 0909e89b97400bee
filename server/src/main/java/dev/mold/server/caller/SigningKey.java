package dev.mold.server.caller;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret key made ready once, for it signs every call of its user. */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA1";

    private final Mac ready;

    private SigningKey(Mac ready) {
        this.ready = ready;
    }

    /** @param secret as the user knows it, not empty */
    public static SigningKey of(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            // nothing is added to the text, but what the key alone decides is worked out now and comes with each copy
            mac.update(new byte[0]);
            return new SigningKey(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** @return 20 bytes, HMAC-SHA1 of the text */
    public byte[] sign(byte[] text) {
        try {
            // a copy, for calls come at the same time
            return ((Mac) ready.clone()).doFinal(text);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The " + ALGORITHM + " of " + ready.getProvider() + " cannot be copied", e);
        }
    }
}
