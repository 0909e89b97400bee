package dev.mold.server.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Buckets of tokens that fill up again evenly, one for each key. Kept in memory only, so each server has its own; if
 * there are too many, those that were not used for longest are forgotten, which means that they are full.
 *
 * @param <K> whose the budget is
 */
final class Budgets<K> {
    private final TimeMeter time;
    private final Cache<Sized<K>, Bucket> buckets;

    /** Also holds the size, so that a change of a setting takes effect at once. */
    private record Sized<K>(K key, long size, Duration per) {}

    /** @param most how many keys are remembered */
    Budgets(Clock clock, int most) {
        this.time = meter(clock);
        this.buckets = Caffeine.newBuilder().maximumSize(most).build();
    }

    /** The bucket of that key, which holds so many tokens and gets that many in each such time. */
    Bucket of(K key, long size, Duration per) {
        return buckets.get(new Sized<>(key, size, per), sized -> Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(size).refillGreedy(size, per))
                .build());
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
