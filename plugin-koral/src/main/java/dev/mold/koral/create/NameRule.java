package dev.mold.koral.create;

import dev.mold.api.error.ApiException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a cluster may be called: a host label, once it is in lower case. */
final class NameRule {
    private static final Pattern HOST_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private NameRule() {}

    static String check(String name) {
        if (name == null || name.isBlank()) {
            throw ApiException.invalid("Invalid name for the Kubernetes cluster: it is empty");
        }
        if (!HOST_LABEL.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            throw ApiException.invalid("Invalid name for the Kubernetes cluster: it must be a host name of at most 63"
                    + " letters, digits and hyphens that begins and ends with a letter or a digit");
        }
        return name;
    }
}
