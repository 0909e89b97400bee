package dev.mold.koral.cluster;

/**
 * The pod and service CIDRs of a cluster.
 *
 * @param pods the pods' CIDR, such as {@code 10.244.0.0/16}
 * @param services the services' CIDR, such as {@code 10.96.0.0/12}
 */
public record ClusterRanges(String pods, String services) {}
