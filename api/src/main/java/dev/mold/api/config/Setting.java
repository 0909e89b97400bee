package dev.mold.api.config;

import dev.mold.api.error.ApiException;
import java.util.List;
import java.util.Objects;

/**
 * A typed setting, declared once as a constant by the part that reads it.
 *
 * @param key the key for operators
 * @param aliases other keys of the same setting
 * @param type the Java type of its value
 * @param values the allowed values
 * @param defaultValue the default, as text
 * @param description one or two sentences, with the unit if there is one
 * @param category heading in listConfigurations
 * @param scope the narrowest scope
 * @param dynamic whether a new value takes effect at once, without a restart
 * @param granted whether it grants something to those for whom it is set, so that only administrators above them may
 *     change it
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
        boolean dynamic,
        boolean granted) {
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
                true,
                false);
    }

    /** A copy with additional keys. */
    public Setting<T> alsoKnownAs(String... others) {
        return new Setting<>(
                key, List.of(others), type, values, defaultValue, description, category, scope, dynamic, granted);
    }

    /** A copy that takes effect only at a restart of the server. */
    public Setting<T> atRestart() {
        return new Setting<>(key, aliases, type, values, defaultValue, description, category, scope, false, granted);
    }

    /** A copy with that category. */
    public Setting<T> inCategory(String heading) {
        return new Setting<>(key, aliases, type, values, defaultValue, description, heading, scope, dynamic, granted);
    }

    /** A copy whose values can be set down to that scope. */
    public Setting<T> scopedTo(SettingScope narrowest) {
        return new Setting<>(
                key, aliases, type, values, defaultValue, description, category, narrowest, dynamic, granted);
    }

    /** A copy that only administrators above those for whom it is set may change. */
    public Setting<T> grantedFromAbove() {
        return new Setting<>(
                key, aliases, type, values, defaultValue, description, category, scope, dynamic, true);
    }

    /**
     * @param text a value as entered by an operator
     * @throws ApiException (431) if the value is not allowed
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
