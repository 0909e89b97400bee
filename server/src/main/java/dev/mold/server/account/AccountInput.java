package dev.mold.server.account;

import dev.mold.api.command.RoleType;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Validates the parameters of callers. Every method throws INVALID_PARAMETER (431) for an invalid value. */
final class AccountInput {
    private AccountInput() {}

    static String notBlank(String value, String parameter) {
        if (value.isBlank()) {
            throw ApiException.invalid("The parameter " + parameter + " must not be blank");
        }
        return value;
    }

    /** A valid time zone, or null. */
    static String timezone(String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return ZoneId.of(value, ZoneId.SHORT_IDS).getId();
        } catch (DateTimeException e) {
            throw new ApiException(Errors.INVALID_PARAMETER, "There is no time zone " + value, e);
        }
    }

    /** A valid, unused uuid that the caller chose. */
    static UUID chosenId(String value, String parameter, Predicate<UUID> taken) {
        UUID chosen;
        try {
            chosen = UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new ApiException(Errors.INVALID_PARAMETER, "The parameter " + parameter + " is not a uuid", e);
        }
        if (taken.test(chosen)) {
            throw ApiException.invalid("The uuid " + value + " is taken");
        }
        return chosen;
    }

    static AccountState state(String value) {
        try {
            return AccountState.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    Errors.INVALID_PARAMETER, "state is one of enabled, disabled, locked; not " + value, e);
        }
    }

    /** @param accountType the number on the wire */
    static RoleType roleType(int accountType) {
        return Stream.of(RoleType.values())
                .filter(type -> type.accountType() == accountType)
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("There is no account type " + accountType));
    }

    /** @param name the name on the wire, in any case */
    static RoleType roleType(String name) {
        return Stream.of(RoleType.values())
                .filter(type -> type.wireName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        ApiException.invalid("type is one of Admin, ResourceAdmin, DomainAdmin, User; not " + name));
    }

    /** @param permission {@code allow} or {@code deny} */
    static boolean allowed(String permission) {
        if (permission.equalsIgnoreCase("allow")) {
            return true;
        }
        if (permission.equalsIgnoreCase("deny")) {
            return false;
        }
        throw ApiException.invalid("permission is allow or deny; not " + permission);
    }
}
