package dev.mold.server.zone;

import dev.mold.api.config.Setting;
import dev.mold.api.config.SettingValues;
import java.util.List;

/** The settings of this feature. */
public final class ZoneSettings {
    /** How many times its real CPU a host may give away. */
    public static final Setting<Double> CPU_FACTOR = factor("cpu.overprovisioning.factor", "CPU");

    /** How many times its real memory a host may give away. */
    public static final Setting<Double> MEMORY_FACTOR = factor("mem.overprovisioning.factor", "memory");

    private ZoneSettings() {}

    /** All of them. */
    public static List<Setting<?>> all() {
        return List.of(CPU_FACTOR, MEMORY_FACTOR);
    }

    private static Setting<Double> factor(String key, String what) {
        return Setting.of(
                key,
                Double.class,
                SettingValues.from(1.0, 100.0),
                "1.0",
                "How many times the " + what + " that a host really has may be given to machines");
    }
}
