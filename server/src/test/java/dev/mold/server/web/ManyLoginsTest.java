package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who guesses passwords. */
class ManyLoginsTest {
    private static final int LOGINS = 100;

    @Test
    void ofAHundredGuessesAtOnceTenAreCheckedAndOthersAreNotHeldUp(@TempDir Path folder) throws Exception {
        try (var server = TestingMoldServer.empty(folder)) {
            server.admin().createAccount("uma", "accounttype", "0");
            var threads = Executors.newFixedThreadPool(LOGINS);
            try {
                var guesses = new ArrayList<Callable<Integer>>();
                for (var i = 0; i < LOGINS; i++) {
                    var guess = "guess " + i;
                    guesses.add(() -> server.anonymous()
                            .post("login", "username", "uma", "password", guess)
                            .status());
                }
                var answers = new TreeMap<Integer, Integer>();
                for (var answer : threads.invokeAll(guesses)) {
                    answers.merge(answer.get(), 1, Integer::sum);
                }
                System.out.println("Answers to " + LOGINS + " guesses: " + answers);
                assertThat(answers.keySet()).containsExactly(429, 531);
                // the bucket fills up again while they are checked
                assertThat(answers.get(531)).isBetween(10, 20);
            } finally {
                threads.shutdownNow();
            }
            var refused = server.anonymous()
                    .post("login", "username", "uma", "password", "secret of uma", "response", "json");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body()).contains("loginresponse", "Too many log-ins have failed");
            server.anonymous().logIn("admin", TestingMoldServer.ADMIN_PASSWORD);
        }
    }
}
