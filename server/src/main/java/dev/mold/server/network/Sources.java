package dev.mold.server.network;

import dev.mold.api.error.ApiException;
import java.util.List;

/** Lists of CIDRs as rules hold them. */
public final class Sources {
    public static final List<String> ANYWHERE = List.of("0.0.0.0/0");

    private static final int MAX_CHARACTERS = 4000;

    private Sources() {}

    /**
     * @param given may be null or empty, which means from anywhere
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

    /** As it is stored and shown. */
    public static String join(List<String> sources) {
        return String.join(",", sources);
    }

    /** What {@link #join} made. */
    public static List<String> split(String stored) {
        return List.of(stored.split(","));
    }

    /** Whether they leave nobody out. */
    public static boolean anywhere(List<String> sources) {
        return sources.stream().anyMatch(source -> source.endsWith("/0"));
    }
}
