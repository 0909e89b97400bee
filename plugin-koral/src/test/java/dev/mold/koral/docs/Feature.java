package dev.mold.koral.docs;

/** Names of packages for people. */
final class Feature {
    private static final String ROOT = "dev.mold.";

    private Feature() {}

    /** A package without what all of ours share, such as {@code server.zone}. */
    static String shortName(String packageName) {
        return packageName.startsWith(ROOT) ? packageName.substring(ROOT.length()) : packageName;
    }

    /** Where a command or view belongs: {@code server.network.firewall} stands for itself, Koral is one. */
    static String of(Class<?> type) {
        var name = shortName(type.getPackageName());
        return name.startsWith("koral") ? "koral" : name;
    }
}
