package dev.mold.server.image;

/** What an image is for; the names are CloudStack's {@code templatetype}. */
public enum ImageKind {
    /** Belongs to the installation: what system machines and cluster nodes are made from. */
    SYSTEM,
    /** Brought by an administrator for routers. */
    ROUTING,
    /** Came with the installation, for everybody. */
    BUILTIN,
    USER
}
