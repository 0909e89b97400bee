package dev.mold.server.offering;

/** How large disks may be. */
public final class DiskSizes {
    /** The largest disk in GiB, whoever asks for it. */
    public static final long MAX_GIB = 100_000;

    private DiskSizes() {}
}
