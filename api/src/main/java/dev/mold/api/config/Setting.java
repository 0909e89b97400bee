package dev.mold.api.config;

import dev.mold.api.error.ApiException;
import java.util.List;
import java.util.Objects;

/**
 * A typed setting, declared once as a constant by the part that reads it.
 *
 * @param key the key that operators see
 * @param aliases other keys that name the same setting
 * @param type the Java type of its value
 * @param values the values that it can have
 * @param defaultValue the value where none is stored, as text
 * @param description one or two sentences, with the unit where there is one
 * @param category heading in listConfigurations
 * @param scope the narrowest scope
 * @param dynamic whether a new value counts at once and not only after a restart
 * @param <T> the Java type of its value
 */
public record Setting<T>(
        String key,
        List<String> aliases,
        Class<T> type,
        SettingValues<T> values,
        String defaultValue,
        String description,
        String category,
        SettingScope scope,
        boolean dynamic) {
    private static final int MAX_TEXT_SHOWN = 100;

    public Setting {
        Objects.requireNonNull(key, "key");
        aliases = List.copyOf(aliases);
        values.parser().apply(defaultValue);
    }

    public static Setting<Boolean> flag(String key, boolean value, String description) {
        return of(key, Boolean.class, SettingValues.flags(), Boolean.toString(value), description);
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    public static Setting<Long> number(String key, long value, long least, long most, String description) {
        return of(key, Long.class, SettingValues.from(least, most), Long.toString(value), description);
    }

    public static Setting<String> text(String key, String value, SettingValues<String> values, String description) {
        return of(key, String.class, values, value, description);
    }

    /** A global setting that takes effect at once. */
    public static <T> Setting<T> of(
            String key, Class<T> type, SettingValues<T> values, String defaultValue, String description) {
        return new Setting<>(
                key,
                List.of(),
                type,
                values,
                defaultValue,
                description,
                "Advanced",
                SettingScope.GLOBAL,
                true);
    }

    /** The same with further keys that name it. */
    public Setting<T> alsoKnownAs(String... others) {
        return new Setting<>(
                key, List.of(others), type, values, defaultValue, description, category, scope, dynamic);
    }

    /** The same, taking effect only at a restart of the server. */
    public Setting<T> atRestart() {
        return new Setting<>(key, aliases, type, values, defaultValue, description, category, scope, false);
    }

    /** The same under that heading. */
    public Setting<T> inCategory(String heading) {
        return new Setting<>(key, aliases, type, values, defaultValue, description, heading, scope, dynamic);
    }

    /** The same, with values down to that scope. */
    public Setting<T> scopedTo(SettingScope narrowest) {
        return new Setting<>(key, aliases, type, values, defaultValue, description, category, narrowest, dynamic);
    }

    /**
     * @param text a value as an operator wrote it
     * @throws ApiException (431) if the setting cannot have that value
     */
    public T parse(String text) {
        try {
            return values.parser().apply(text.trim());
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("Invalid value \"" + shortened(text) + "\" for setting " + key + ": it must be "
                    + values.allowed());
        }
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT_SHOWN ? text : text.substring(0, MAX_TEXT_SHOWN) + "…";
    }
}
