package dev.mold.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTest {
    private static final int LOGINS = 20;

    @Test
    void aHashMatchesItsPasswordOnly() {
        var passwords = new Passwords(new SecureRandom(), System.out);
        var hash = passwords.encode("secret");
        assertThat(hash).startsWith("{argon2}");
        assertThat(passwords.matches("secret", hash)).isTrue();
        assertThat(passwords.matches("Secret", hash)).isFalse();
    }

    @Test
    void atMostThreeAreHashedAtATime() throws Exception {
        var encoder = new SlowEncoder();
        var passwords = new Passwords(encoder, new SecureRandom(), System.out);
        encoder.open = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(LOGINS);
        try {
            var checks = new ArrayList<Future<Boolean>>();
            for (var i = 0; i < LOGINS; i++) {
                checks.add(threads.submit(() -> passwords.matches("secret", "hash")));
            }
            await().until(() -> encoder.inside.get() == 3);
            encoder.open.countDown();
            for (var check : checks) {
                assertThat(check.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(encoder.most).hasValue(3);
    }

    private static final class SlowEncoder implements PasswordEncoder {
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private volatile CountDownLatch open = new CountDownLatch(0);

        @Override
        public String encode(CharSequence password) {
            return "hash";
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                open.await();
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                inside.decrementAndGet();
            }
        }
    }
}
