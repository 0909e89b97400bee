package dev.mold.koral.cluster;

import java.util.UUID;

/**
 * One of the equal parts into which clusters are divided by their ids, so that several servers, or threads, can each
 * scan some of them.
 *
 * @param index from 0
 * @param count how many parts there are, 1 to 16
 */
public record Shard(int index, int count) {
    private static final int DIGITS = 16;
    private static final int FIRST_DIGIT_SHIFT = 60;

    public Shard {
        if (count < 1 || count > DIGITS || index < 0 || index >= count) {
            throw new IllegalArgumentException("no part " + index + " of " + count);
        }
    }

    /** All of them. */
    public static Shard whole() {
        return new Shard(0, 1);
    }

    /** The lowest id that may be in this part. */
    public UUID first() {
        return startingWith(index * DIGITS / count);
    }

    /** The highest id that may be in this part. */
    public UUID last() {
        var next = (index + 1) * DIGITS / count - 1;
        return new UUID(startingWith(next).getMostSignificantBits() | (-1L >>> 4), -1L);
    }

    public boolean contains(KubernetesClusterId cluster) {
        var digit = (int) (cluster.value().getMostSignificantBits() >>> FIRST_DIGIT_SHIFT);
        return digit >= index * DIGITS / count && digit < (index + 1) * DIGITS / count;
    }

    private static UUID startingWith(int digit) {
        return new UUID((long) digit << FIRST_DIGIT_SHIFT, 0);
    }
}
