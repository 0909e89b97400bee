package dev.mold.server.job.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OperationClockTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    @Test
    void stopsUntilSomebodyWorksOnTheOperation() {
        assertThat(OperationClock.at(0, null, NOW)).isZero();
        assertThat(OperationClock.at(5, null, NOW)).isEqualTo(5);
    }

    @Test
    void countsTheTimeSinceTheLastLook() {
        assertThat(OperationClock.at(1000, NOW.minusSeconds(20), NOW)).isEqualTo(21_000);
        assertThat(OperationClock.at(1000, NOW.minus(OperationClock.MAX_PAUSE), NOW)).isEqualTo(46_000);
    }

    @Test
    void countsALongPauseAsTheLongestThatALookMayTake() {
        assertThat(OperationClock.at(1000, NOW.minus(Duration.ofDays(2)), NOW)).isEqualTo(61_000);
    }

    @Test
    void doesNotRunBackwardsWithTheServersClock() {
        assertThat(OperationClock.at(1000, NOW.plusSeconds(9), NOW)).isEqualTo(1000);
    }
}
