package dev.mold.koral.setting;

import dev.mold.api.config.Settings;
import java.time.Duration;

/** How long steps may take, as the operator set it; read again each time, for the settings are dynamic. */
public final class TimeLimits {
    private final Settings settings;

    public TimeLimits(Settings settings) {
        this.settings = settings;
    }

    /** For each step of creating or starting. */
    public Duration start() {
        return Duration.ofSeconds(settings.value(KoralSettings.START_TIMEOUT));
    }

    /** For installing Kubernetes on all nodes: the longest that any of them may take. */
    public Duration install() {
        var control = settings.value(KoralSettings.CONTROL_INSTALL_WAIT)
                * settings.value(KoralSettings.CONTROL_INSTALL_ATTEMPTS);
        var worker = settings.value(KoralSettings.WORKER_INSTALL_WAIT)
                * settings.value(KoralSettings.WORKER_INSTALL_ATTEMPTS);
        return Duration.ofSeconds(Math.max(control, worker));
    }
}
