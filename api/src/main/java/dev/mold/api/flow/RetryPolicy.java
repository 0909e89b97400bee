package dev.mold.api.flow;

import java.time.Duration;

/**
 * When a failed step is retried: after {@code firstDelay}, then with twice the delay each time up to
 * {@code longestDelay}.
 *
 * @param attempts maximum number of attempts, at least 1
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
     * @param failedAttempts number of attempts so far, at least 1
     * @return the delay before the next one
     */
    public Duration delayAfter(int failedAttempts) {
        var delay = firstDelay;
        for (int i = 1; i < failedAttempts && delay.compareTo(longestDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
