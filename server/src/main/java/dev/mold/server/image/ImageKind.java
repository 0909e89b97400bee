package dev.mold.server.image;

import dev.mold.api.error.ApiException;
import java.util.List;
import java.util.Locale;

/** The purpose of an image; the names are CloudStack's {@code templatetype}. */
public enum ImageKind {
    /** Part of the installation: system machines and cluster nodes are created from it. */
    SYSTEM,
    /** Registered by an administrator for routers. */
    ROUTING,
    /** Part of the installation, available to everybody. */
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
