package dev.mold.koral.create;

import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.koral.cluster.Registry;
import dev.mold.koral.setting.KoralSettings;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Validates the parameters of a private image registry: all three or none. The syntax is the one that nodes check
 * ({@code scripts/node/lib/settings.sh}), so that an error is reported before any machine is created.
 */
final class RegistryRule {
    private static final String HOST = "([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])";
    private static final String PORT =
            "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
    private static final Pattern URL =
            Pattern.compile("(https?://)?" + HOST + "(:" + PORT + ")?(/[A-Za-z0-9._/-]*)?");
    /** The length of the database columns. */
    private static final int MAX_LENGTH = 255;

    private static final char DELETE = 0x7f;

    private final Settings settings;

    RegistryRule(Settings settings) {
        this.settings = settings;
    }

    Optional<Registry> check(CreateKubernetesCluster command) {
        var given = Stream.of(
                        command.dockerregistryurl(),
                        command.dockerregistryusername(),
                        command.dockerregistrypassword())
                .filter(value -> value != null && !value.isBlank())
                .count();
        if (given == 0) {
            return Optional.empty();
        }
        if (given < 3) {
            throw ApiException.invalid("A private registry needs all of dockerregistryurl, dockerregistryusername"
                    + " and dockerregistrypassword");
        }
        var url = command.dockerregistryurl().trim();
        var username = command.dockerregistryusername().trim();
        checkUrl(url);
        checkUsername(username);
        checkPassword(command.dockerregistrypassword());
        if (!settings.value(KoralSettings.EXPERIMENTAL_FEATURES)) {
            throw new ApiException(
                    Errors.NOT_CONFIGURED,
                    "A private registry is an experimental feature, and " + KoralSettings.EXPERIMENTAL_FEATURES.key()
                            + " is not set");
        }
        return Optional.of(new Registry(url, username));
    }

    private static void checkUrl(String url) {
        if (url.length() > MAX_LENGTH || !URL.matcher(url).matches()) {
            throw ApiException.invalid("Invalid dockerregistryurl " + url
                    + ", the address of a registry is needed: http:// or https://, if anything, a host, a port if it is"
                    + " not the usual one, a path if need be");
        }
    }

    /** HTTP basic authentication separates user name and password by a colon. */
    private static void checkUsername(String username) {
        if (username.length() > MAX_LENGTH || hasControls(username) || username.contains(":")) {
            throw ApiException.invalid("Invalid dockerregistryusername: at most " + MAX_LENGTH
                    + " letters without colons, line ends and other control characters are possible");
        }
    }

    private static void checkPassword(String password) {
        if (hasControls(password)) {
            throw ApiException.invalid(
                    "Invalid dockerregistrypassword: line ends and other control characters are not possible");
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(letter -> letter < ' ' || letter == DELETE);
    }
}
