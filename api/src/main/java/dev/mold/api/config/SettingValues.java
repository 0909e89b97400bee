package dev.mold.api.config;

import java.util.List;
import java.util.function.Function;

/**
 * The allowed values of a setting.
 *
 * @param parser converts a trimmed text to a value; throws IllegalArgumentException if it is not allowed
 * @param allowed the allowed values, as the end of the sentence "The value must be …"
 * @param <T> the Java type of a value
 */
public record SettingValues<T>(Function<String, T> parser, String allowed) {

    /** True and false, in any case. */
    public static SettingValues<Boolean> flags() {
        return new SettingValues<>(SettingValues::flag, "true or false");
    }

    /** Whole numbers within bounds, both included. */
    public static SettingValues<Long> from(long least, long most) {
        return new SettingValues<>(
                text -> {
                    var value = Long.parseLong(text);
                    if (value < least || value > most) {
                        throw new IllegalArgumentException("out of bounds");
                    }
                    return value;
                },
                "a whole number from " + least + " to " + most);
    }

    /** Numbers within bounds, both included. */
    public static SettingValues<Double> from(double least, double most) {
        return new SettingValues<>(
                text -> {
                    var value = Double.parseDouble(text);
                    // written so that NaN is out of bounds as well
                    if (!(value >= least && value <= most)) {
                        throw new IllegalArgumentException("out of bounds");
                    }
                    return value;
                },
                "a number from " + least + " to " + most);
    }

    /** Strings of that length without control characters. */
    public static SettingValues<String> ofLength(int least, int most) {
        return new SettingValues<>(
                text -> {
                    if (text.length() < least || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
                        throw new IllegalArgumentException("too short, too long or more than a line");
                    }
                    return text;
                },
                "a line of " + least + " to " + most + " characters");
    }

    /** One of the given strings; matched ignoring case and returned as given here. */
    public static SettingValues<String> oneOf(List<String> options) {
        return new SettingValues<>(
                text -> options.stream()
                        .filter(option -> option.equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("none of the options")),
                String.join(", ", options.subList(0, options.size() - 1)) + " or " + options.get(options.size() - 1));
    }

    private static boolean flag(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException("neither true nor false");
    }
}
