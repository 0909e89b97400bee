package dev.mold.koral.create;

/**
 * How many nodes a cluster has.
 *
 * @param workers CloudStack's {@code size}
 */
record ClusterSize(int control, int workers) {
    public int total() {
        return control + workers;
    }
}
