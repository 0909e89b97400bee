package dev.mold.server.zone;

import dev.mold.api.config.Setting;
import dev.mold.api.config.SettingValues;
import java.util.List;

/** The settings of this feature. */
public final class ZoneSettings {
    /** Over-provisioning factor of a host's CPU. */
    public static final Setting<Double> CPU_FACTOR = factor("cpu.overprovisioning.factor", "CPU");

    /** Over-provisioning factor of a host's memory. */
    public static final Setting<Double> MEMORY_FACTOR = factor("mem.overprovisioning.factor", "memory");

    private ZoneSettings() {}

    /** All settings of this feature. */
    public static List<Setting<?>> all() {
        return List.of(CPU_FACTOR, MEMORY_FACTOR);
    }

    private static Setting<Double> factor(String key, String what) {
        return Setting.of(
                key,
                Double.class,
                SettingValues.from(1.0, 100.0),
                "1.0",
                "How many times the physical " + what + " of a host may be allocated to machines");
    }
}
