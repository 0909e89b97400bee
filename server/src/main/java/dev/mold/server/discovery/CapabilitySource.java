package dev.mold.server.discovery;

import java.util.Map;

/** Adds to what listCapabilities tells; a bean of whichever part has something to tell. */
@FunctionalInterface
public interface CapabilitySource {
    /** Texts, numbers and flags by their wire names. */
    Map<String, Object> capabilities();
}
