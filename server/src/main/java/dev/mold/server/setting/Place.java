package dev.mold.server.setting;

import dev.mold.api.config.SettingScope;
import dev.mold.api.id.Id;
import java.util.UUID;

/**
 * Where a value applies.
 *
 * @param id the zone, domain or account; the zero UUID for the global value
 */
record Place(SettingScope scope, UUID id) {
    static final Place EVERYWHERE = new Place(SettingScope.GLOBAL, new UUID(0, 0));

    static Place of(SettingScope scope, Id id) {
        return new Place(scope, id.value());
    }

    SettingValueEntity.Key key(String name) {
        return new SettingValueEntity.Key(name, scope, id);
    }
}
