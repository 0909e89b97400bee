package dev.mold.server.offering;

import java.util.Map;

/**
 * One service of a network offering.
 *
 * @param name CloudStack's name, such as {@code SourceNat}
 * @param provider its provider
 * @param capabilities values by CloudStack's names of capabilities, in a fixed order
 */
public record OfferedService(String name, String provider, Map<String, String> capabilities) {}
