package dev.mold.server.image;

import dev.mold.api.cloud.EventType;

/** Event types of templates and ISOs. */
final class ImageEventTypes {
    static final EventType TEMPLATE_CREATE = new EventType("TEMPLATE.CREATE", "A template was registered");
    static final EventType TEMPLATE_UPDATE = new EventType("TEMPLATE.UPDATE", "A template was changed");
    static final EventType TEMPLATE_DELETE = new EventType("TEMPLATE.DELETE", "A template is deleted");
    static final EventType ISO_CREATE = new EventType("ISO.CREATE", "An ISO was registered");
    static final EventType ISO_UPDATE = new EventType("ISO.UPDATE", "An ISO was changed");
    static final EventType ISO_DELETE = new EventType("ISO.DELETE", "An ISO is deleted");

    private ImageEventTypes() {}
}
