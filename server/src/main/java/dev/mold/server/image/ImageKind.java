package dev.mold.server.image;

import dev.mold.api.error.ApiException;
import java.util.List;
import java.util.Locale;

/** What an image is for; the names are CloudStack's {@code templatetype}. */
public enum ImageKind {
    /** Belongs to the installation: what system machines and cluster nodes are made from. */
    SYSTEM,
    /** Brought by an administrator for routers. */
    ROUTING,
    /** Came with the installation, for everybody. */
    BUILTIN,
    USER;

    /** @throws ApiException INVALID_PARAMETER if there is none of that name */
    static ImageKind of(String name) {
        try {
            return valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid(
                    "Invalid template type " + name + ": one of " + List.of(values()) + " is needed");
        }
    }
}
