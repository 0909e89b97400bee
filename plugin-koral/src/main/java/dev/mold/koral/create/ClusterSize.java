package dev.mold.koral.create;

/**
 * How many nodes a cluster has.
 *
 * @param workers what CloudStack calls the size
 */
record ClusterSize(int control, int workers) {
    public int total() {
        return control + workers;
    }
}
