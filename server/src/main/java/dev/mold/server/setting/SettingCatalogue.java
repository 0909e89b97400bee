package dev.mold.server.setting;

import dev.mold.api.config.Setting;
import dev.mold.api.error.ApiException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All settings, by key and alias. */
final class SettingCatalogue {
    private final Map<String, Setting<?>> byKey;
    private final Map<String, Setting<?>> byAnyName;

    /** @throws IllegalStateException if two settings share a key or an alias */
    SettingCatalogue(List<SettingSet> sets) {
        var keys = new TreeMap<String, Setting<?>>();
        var names = new LinkedHashMap<String, Setting<?>>();
        for (var set : sets) {
            for (var setting : set.settings()) {
                keys.put(setting.key(), setting);
                claim(names, setting.key(), setting);
                setting.aliases().forEach(alias -> claim(names, alias, setting));
            }
        }
        this.byKey = Map.copyOf(keys);
        this.byAnyName = Map.copyOf(names);
    }

    private static void claim(Map<String, Setting<?>> names, String name, Setting<?> setting) {
        if (names.put(name, setting) != null) {
            throw new IllegalStateException("Two settings are called " + name);
        }
    }

    Collection<Setting<?>> all() {
        return byKey.values();
    }

    /** The setting with that key or alias. */
    Optional<Setting<?>> find(String name) {
        return Optional.ofNullable(byAnyName.get(name));
    }

    /** @throws ApiException (431) if no setting has that key or alias */
    Setting<?> named(String name) {
        return find(name)
                .orElseThrow(() -> ApiException.invalid("Config parameter with name " + name + " doesn't exist"));
    }
}
