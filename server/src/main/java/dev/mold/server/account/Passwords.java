package dev.mold.server.account;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes and checks passwords with Argon2id; the stored form names its method, so that the method can be replaced. */
final class Passwords {
    private static final int RANDOM_BYTES = 18;
    private static final int MAX_AT_ONCE = 3;
    private static final int PATIENCE_SECONDS = 20;

    private final PasswordEncoder encoder;
    /** How many passwords are hashed at a time: each needs 16 MiB and a processor. */
    private final Semaphore places = new Semaphore(MAX_AT_ONCE, true);
    private final SecureRandom random;
    private final PrintStream console;
    private final String decoy;

    Passwords(SecureRandom random, PrintStream console) {
        this(
                new DelegatingPasswordEncoder(
                        "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8())),
                random,
                console);
    }

    Passwords(PasswordEncoder encoder, SecureRandom random, PrintStream console) {
        this.encoder = encoder;
        this.random = random;
        this.console = console;
        this.decoy = encode(random());
    }

    String encode(String password) {
        return inPlace(() -> encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return inPlace(() -> encoder.matches(password, hash));
    }

    /** Takes as long as a check, so that the timing does not reveal whether a user exists. */
    void matchNothing(String password) {
        inPlace(() -> encoder.matches(password, decoy));
    }

    /** @throws ApiException RATE_LIMITED if too many others hash passwords */
    private <T> T inPlace(Supplier<T> hashing) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ApiException(Errors.RATE_LIMITED, "Too many log-ins at once; please try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(Errors.RATE_LIMITED, "The server is stopping", e);
        }
        try {
            return hashing.get();
        } finally {
            places.release();
        }
    }

    /** A random string that cannot be guessed, usable as a password or a key. */
    String random() {
        return random(RANDOM_BYTES);
    }

    String random(int bytes) {
        var drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    /** Prints to standard output only, because the password must not end up in a log file. */
    void showOnce(String username, String password) {
        console.println("First start: user " + username + " has the password " + password + " (shown only now)");
    }
}
