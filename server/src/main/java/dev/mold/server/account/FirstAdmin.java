package dev.mold.server.account;

import java.util.Optional;

/**
 * How the first start makes the administrator.
 *
 * @param password the password; empty for a random one, which is shown once
 */
public record FirstAdmin(Optional<String> password) {
    @Override
    public String toString() {
        return password.isPresent() ? "with a given password" : "with a random password";
    }
}
