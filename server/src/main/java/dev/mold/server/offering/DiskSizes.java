package dev.mold.server.offering;

/** Limits of disk sizes. */
public final class DiskSizes {
    /** The largest size of any disk in GiB. */
    public static final long MAX_GIB = 100_000;

    private DiskSizes() {}
}
