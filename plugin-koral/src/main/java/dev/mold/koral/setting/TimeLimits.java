package dev.mold.koral.setting;

import dev.mold.api.config.Settings;
import java.time.Duration;

/** The configured time limits of steps; read at each call, because the settings are dynamic. */
public final class TimeLimits {
    private final Settings settings;

    public TimeLimits(Settings settings) {
        this.settings = settings;
    }

    /** For each step of creating or starting. */
    public Duration start() {
        return Duration.ofSeconds(settings.value(KoralSettings.START_TIMEOUT));
    }

    /** For installing Kubernetes on nodes of any role: the longer of the limits for control nodes and workers. */
    public Duration install() {
        var control = settings.value(KoralSettings.CONTROL_INSTALL_WAIT)
                * settings.value(KoralSettings.CONTROL_INSTALL_ATTEMPTS);
        var worker = settings.value(KoralSettings.WORKER_INSTALL_WAIT)
                * settings.value(KoralSettings.WORKER_INSTALL_ATTEMPTS);
        return Duration.ofSeconds(Math.max(control, worker));
    }
}
