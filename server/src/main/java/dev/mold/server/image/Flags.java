package dev.mold.server.image;

/** Fills in flags that were not sent. */
final class Flags {
    private Flags() {}

    static boolean orFalse(Boolean flag) {
        return or(flag, false);
    }

    static boolean or(Boolean flag, boolean otherwise) {
        return flag == null ? otherwise : flag;
    }
}
