package dev.mold.koral.create;

import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.koral.cluster.Registry;
import dev.mold.koral.setting.KoralSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;

/** A private image registry: all three of its parameters or none. */
final class RegistryRule {
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
        checkUrl(command.dockerregistryurl());
        if (!settings.value(KoralSettings.EXPERIMENTAL_FEATURES)) {
            throw new ApiException(
                    Errors.NOT_CONFIGURED,
                    "A private registry is an experimental feature, and " + KoralSettings.EXPERIMENTAL_FEATURES.key()
                            + " is not set");
        }
        return Optional.of(new Registry(
                command.dockerregistryurl().trim(), command.dockerregistryusername().trim()));
    }

    private static void checkUrl(String url) {
        var text = url.trim();
        var full = text.contains("://") ? text : "https://" + text;
        try {
            var uri = new URI(full);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return;
            }
        } catch (URISyntaxException e) {
            throw new ApiException(Errors.INVALID_PARAMETER, invalid(url), e);
        }
        throw ApiException.invalid(invalid(url));
    }

    private static String invalid(String url) {
        return "Invalid dockerregistryurl " + url + ", the address of a registry is needed";
    }
}
