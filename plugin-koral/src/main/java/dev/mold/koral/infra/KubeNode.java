package dev.mold.koral.infra;

/**
 * A node as the cluster sees it.
 *
 * @param version of its kubelet, such as {@code v1.30.3}
 */
public record KubeNode(String name, boolean ready, boolean control, boolean schedulable, String version) {}
