package dev.mold.server.account;

import java.util.Optional;

/**
 * How the first start creates the administrator.
 *
 * @param password the password; empty for a random one, which is printed once
 */
public record FirstAdmin(Optional<String> password) {
    @Override
    public String toString() {
        return password.isPresent() ? "with a given password" : "with a random password";
    }
}
