package dev.mold.server.platform;

import dev.mold.api.error.ApiException;
import java.util.Set;

/** CPU architectures by CloudStack's names. */
public final class Arch {
    public static final String X86_64 = "x86_64";

    private static final Set<String> KNOWN = Set.of("i686", X86_64, "aarch64", "s390x");

    private Arch() {}

    /** @return the name, or x86_64 for null. @throws ApiException INVALID_PARAMETER if it is unknown */
    public static String check(String name) {
        if (name == null) {
            return X86_64;
        }
        if (!KNOWN.contains(name)) {
            throw ApiException.invalid("Invalid architecture " + name + ": one of "
                    + KNOWN.stream().sorted().toList() + " is needed");
        }
        return name;
    }
}
