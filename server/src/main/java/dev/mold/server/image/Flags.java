package dev.mold.server.image;

/** Defaults for flags that are not given. */
final class Flags {
    private Flags() {}

    static boolean orFalse(Boolean flag) {
        return or(flag, false);
    }

    static boolean or(Boolean flag, boolean otherwise) {
        return flag == null ? otherwise : flag;
    }
}
