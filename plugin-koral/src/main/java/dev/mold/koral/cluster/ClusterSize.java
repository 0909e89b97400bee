package dev.mold.koral.cluster;

/**
 * How many nodes a cluster has.
 *
 * @param workers what CloudStack calls the size
 */
public record ClusterSize(int control, int workers) {
    public int total() {
        return control + workers;
    }
}
