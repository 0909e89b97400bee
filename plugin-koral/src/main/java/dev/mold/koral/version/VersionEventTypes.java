package dev.mold.koral.version;

import dev.mold.api.cloud.EventType;

/** Event types of supported versions. */
final class VersionEventTypes {
    static final EventType ADD = new EventType("KUBERNETES.VERSION.ADD", "A version was added");
    static final EventType UPDATE = new EventType("KUBERNETES.VERSION.UPDATE", "A version was enabled or disabled");
    static final EventType DELETE = new EventType("KUBERNETES.VERSION.DELETE", "A version is deleted");

    private VersionEventTypes() {}
}
