package dev.mold.server.account;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One rule of a role, with its compiled pattern. */
record RoleRule(Pattern pattern, boolean allowed) {
    /** @param text a command's name in any case, where {@code *} matches any run of letters */
    static RoleRule of(String text, boolean allowed) {
        var regex = Stream.of(text.toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return new RoleRule(Pattern.compile(regex), allowed);
    }

    boolean matches(String command) {
        return pattern.matcher(command.toLowerCase(Locale.ROOT)).matches();
    }
}
