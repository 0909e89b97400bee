package dev.mold.server.vm.machine;

import dev.mold.api.error.ApiException;
import java.util.regex.Pattern;

/** The rule for names of machines: one label of a host name (RFC 1123) that does not begin with a digit. */
public final class HostName {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private HostName() {}

    /**
     * @return the name, unchanged
     * @throws ApiException INVALID_PARAMETER if it is not a valid name
     */
    public static String check(String name) {
        if (!LABEL.matcher(name).matches()) {
            throw ApiException.invalid("Invalid name \"" + name + "\". Vm name can only contain the letters a to z, the"
                    + " digits 0 to 9 and the hyphen, must be of 1 to 63 characters, begin with a letter and not end"
                    + " with a hyphen");
        }
        return name;
    }
}
