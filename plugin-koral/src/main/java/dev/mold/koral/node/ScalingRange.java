package dev.mold.koral.node;

/**
 * The bounds within which an autoscaler changes the number of a pool's nodes.
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
