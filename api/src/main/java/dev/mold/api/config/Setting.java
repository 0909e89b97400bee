package dev.mold.api.config;

import dev.mold.api.error.ApiException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A typed setting, declared once as a constant by the part that reads it.
 *
 * @param key the key that operators see
 * @param aliases other keys that name the same setting
 * @param type the Java type of its value
 * @param parser makes a value from text; throws IllegalArgumentException if it cannot
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
        Function<String, T> parser,
        String defaultValue,
        String description,
        String category,
        SettingScope scope,
        boolean dynamic) {

    public Setting {
        Objects.requireNonNull(key, "key");
        aliases = List.copyOf(aliases);
        parser.apply(defaultValue);
    }

    public static Setting<Boolean> flag(String key, boolean value, String description) {
        return new Setting<>(
                key,
                List.of(),
                Boolean.class,
                Setting::parseFlag,
                Boolean.toString(value),
                description,
                "Advanced",
                SettingScope.GLOBAL,
                true);
    }

    public static Setting<Long> number(String key, long value, String description) {
        return new Setting<>(
                key,
                List.of(),
                Long.class,
                Long::valueOf,
                Long.toString(value),
                description,
                "Advanced",
                SettingScope.GLOBAL,
                true);
    }

    public static Setting<String> text(String key, String value, String description) {
        return new Setting<>(
                key, List.of(), String.class, text -> text, value, description, "Advanced", SettingScope.GLOBAL, true);
    }

    /** The same with further keys that name it. */
    public Setting<T> alsoKnownAs(String... others) {
        return new Setting<>(
                key, List.of(others), type, parser, defaultValue, description, category, scope, dynamic);
    }

    /** The same, taking effect only at a restart of the server. */
    public Setting<T> atRestart() {
        return new Setting<>(key, aliases, type, parser, defaultValue, description, category, scope, false);
    }

    /** The same, with values down to that scope. */
    public Setting<T> scopedTo(SettingScope narrowest) {
        return new Setting<>(key, aliases, type, parser, defaultValue, description, category, narrowest, dynamic);
    }

    /**
     * @param text a value as an operator wrote it
     * @throws ApiException (431) if the text is no such value
     */
    public T parse(String text) {
        try {
            return parser.apply(text.trim());
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("Invalid value \"" + text + "\" for setting " + key + ": a "
                    + type.getSimpleName() + " is needed");
        }
    }

    private static Boolean parseFlag(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException("neither true nor false");
    }
}
