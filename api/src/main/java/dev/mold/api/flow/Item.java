package dev.mold.api.flow;

import java.util.Objects;

/**
 * One of the items of an {@link ItemStep}.
 *
 * @param key stable and unique, such as the id of a node; at most 120 characters
 * @param name for users
 */
public record Item(String key, String name) {
    private static final int MAX_KEY_LENGTH = 120;

    public Item {
        Objects.requireNonNull(name, "name");
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException("The key of an item has 1 to " + MAX_KEY_LENGTH + " characters: " + key);
        }
    }
}
