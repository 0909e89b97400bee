package dev.mold.koral.cluster;

/**
 * The addresses inside a cluster.
 *
 * @param pods CIDR of its pods, such as {@code 10.244.0.0/16}
 * @param services CIDR of its services, such as {@code 10.96.0.0/12}
 */
public record ClusterRanges(String pods, String services) {}
