package dev.mold.koral.create;

import dev.mold.api.error.ApiException;

/** Validates cluster names: any text in any script. The names of the nodes are derived from it. */
final class NameRule {
    private NameRule() {}

    /**
     * @return the name without surrounding blanks
     * @throws ApiException INVALID_PARAMETER if it is blank or has control characters
     */
    static String check(String name) {
        var clean = name == null ? "" : name.strip();
        if (clean.isEmpty()) {
            throw ApiException.invalid("Invalid name for the Kubernetes cluster: it is empty");
        }
        if (clean.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalid("Invalid name for the Kubernetes cluster: it has control characters");
        }
        return clean;
    }
}
