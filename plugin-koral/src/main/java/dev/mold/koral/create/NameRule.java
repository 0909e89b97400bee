package dev.mold.koral.create;

import dev.mold.api.error.ApiException;

/** What a cluster may be called: any text, in any script. The names of its nodes are made from it. */
final class NameRule {
    private NameRule() {}

    /**
     * @return the name without the blanks around it
     * @throws ApiException INVALID_PARAMETER if nothing is left or it has control characters
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
