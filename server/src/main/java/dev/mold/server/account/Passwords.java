package dev.mold.server.account;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes and checks passwords with Argon2id; the stored form names its method, so that the method can be replaced. */
final class Passwords {
    private static final int RANDOM_BYTES = 18;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final SecureRandom random;
    private final PrintStream console;
    private final String decoy;

    Passwords(SecureRandom random, PrintStream console) {
        this.random = random;
        this.console = console;
        this.decoy = encode(random());
    }

    String encode(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    /** Takes as long as a check, so that the timing does not reveal whether a user exists. */
    void matchNothing(String password) {
        encoder.matches(password, decoy);
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
