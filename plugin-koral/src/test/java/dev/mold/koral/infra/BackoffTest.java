package dev.mold.koral.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.compute.simulator.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final Backoff<String, String> backoff = new Backoff<>(clock);

    @Test
    void pausesAreATenthOfTheTimeThatItFailsBetweenOneSecondAndFifteen() {
        assertThat(pauseAfter(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauseAfter(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauseAfter(Duration.ofSeconds(40))).isEqualTo(Duration.ofMillis(4_500));
        assertThat(pauseAfter(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void itRestsUntilThePauseIsOver() {
        backoff.failed("node", "first");

        clock.advance(Duration.ofMillis(999));
        assertThat(backoff.resting("node"))
                .contains(new Backoff.Trouble<>(Duration.ofMillis(999), Duration.ofMillis(1), "first"));
        clock.advance(Duration.ofMillis(1));
        assertThat(backoff.resting("node")).isEmpty();
        assertThat(backoff.resting("other")).isEmpty();
    }

    @Test
    void whoAnswersOnceBeginsAnew() {
        pauseAfter(Duration.ZERO);
        pauseAfter(Duration.ofMinutes(5));

        backoff.succeeded("node");

        assertThat(backoff.resting("node")).isEmpty();
        assertThat(pauseAfter(Duration.ofMinutes(5))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void thoseThatFailedLongAgoAreForgottenWhenThereAreTooMany() {
        backoff.failed("eldest", "");
        backoff.failed("renewed", "");
        backoff.failed("renewed", "");
        for (var n = 0; n < 9_999; n++) {
            backoff.failed("node-" + n, "");
        }

        assertThat(backoff.resting("eldest")).isEmpty();
        assertThat(backoff.resting("renewed")).isPresent();
    }

    private Duration pauseAfter(Duration time) {
        clock.advance(time);
        return backoff.failed("node", "").lookAgainIn();
    }
}
