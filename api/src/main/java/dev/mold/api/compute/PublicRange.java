package dev.mold.api.compute;

/**
 * Public IPv4 addresses, ends included, in dotted form.
 *
 * @param vlan as CloudStack shows it, such as {@code untagged}
 */
public record PublicRange(String start, String end, String gateway, String netmask, String vlan) {}
