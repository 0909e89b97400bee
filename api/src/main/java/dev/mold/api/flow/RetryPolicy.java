package dev.mold.api.flow;

import java.time.Duration;

/**
 * How a failed step is tried again: after {@code firstDelay}, then twice as long each time up to {@code longestDelay}.
 *
 * @param attempts most attempts in all, at least 1
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay) {
    public static final RetryPolicy STANDARD = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30));
    public static final RetryPolicy NEVER = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt is needed");
        }
    }

    /**
     * @param failedAttempts attempts made so far, at least 1
     * @return how long to wait before the next one
     */
    public Duration delayAfter(int failedAttempts) {
        var delay = firstDelay;
        for (int i = 1; i < failedAttempts && delay.compareTo(longestDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
