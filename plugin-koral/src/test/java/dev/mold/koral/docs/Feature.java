package dev.mold.koral.docs;

/** Readable names of packages. */
final class Feature {
    private static final String ROOT = "dev.mold.";

    private Feature() {}

    /** A package name without the common prefix, such as {@code server.zone}. */
    static String shortName(String packageName) {
        return packageName.startsWith(ROOT) ? packageName.substring(ROOT.length()) : packageName;
    }

    /**
     * The feature of a command or view: its package, such as {@code server.network.firewall}; all of Koral is one
     * feature.
     */
    static String of(Class<?> type) {
        var name = shortName(type.getPackageName());
        return name.startsWith("koral") ? "koral" : name;
    }
}
