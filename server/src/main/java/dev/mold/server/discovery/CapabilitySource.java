package dev.mold.server.discovery;

import java.util.Map;

/** Contributes to the answer of listCapabilities; a bean of any feature that has something to contribute. */
@FunctionalInterface
public interface CapabilitySource {
    /** Texts, numbers and flags by their wire names. */
    Map<String, Object> capabilities();
}
