package dev.mold.server.network;

import dev.mold.api.error.ApiException;
import java.util.List;

/** The source CIDRs of rules. */
public final class Sources {
    public static final List<String> ANYWHERE = List.of("0.0.0.0/0");

    private static final int MAX_CHARACTERS = 4000;

    private Sources() {}

    /**
     * @param given null or empty for any source
     * @throws ApiException INVALID_PARAMETER unless each is a CIDR
     */
    public static List<String> of(List<String> given) {
        if (given == null || given.isEmpty()) {
            return ANYWHERE;
        }
        var sources = given.stream().map(String::trim).distinct().toList();
        sources.forEach(Cidr::parse);
        if (join(sources).length() > MAX_CHARACTERS) {
            throw ApiException.invalid("The list of source CIDRs is longer than " + MAX_CHARACTERS + " characters");
        }
        return sources;
    }

    /** The form that is stored and shown. */
    public static String join(List<String> sources) {
        return String.join(",", sources);
    }

    /** The reverse of {@link #join}. */
    public static List<String> split(String stored) {
        return List.of(stored.split(","));
    }

    /** Whether every source is allowed. */
    public static boolean anywhere(List<String> sources) {
        return sources.stream().anyMatch(source -> source.endsWith("/0"));
    }
}
