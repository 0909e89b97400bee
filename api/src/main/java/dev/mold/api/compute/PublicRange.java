package dev.mold.api.compute;

/**
 * A range of public IPv4 addresses in dotted form, both ends included.
 *
 * @param vlan in CloudStack's form, such as {@code untagged}
 */
public record PublicRange(String start, String end, String gateway, String netmask, String vlan) {}
