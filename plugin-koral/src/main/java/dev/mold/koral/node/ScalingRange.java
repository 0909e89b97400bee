package dev.mold.koral.node;

/**
 * Within which bounds the number of a pool's nodes is changed by an autoscaler.
 *
 * @param minimum the fewest nodes, at least 0
 * @param maximum the most nodes, at least the minimum
 */
public record ScalingRange(int minimum, int maximum) {
    public ScalingRange {
        if (minimum < 0 || maximum < minimum) {
            throw new IllegalArgumentException("invalid range of nodes: " + minimum + " to " + maximum);
        }
    }
}
