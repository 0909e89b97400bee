package dev.mold.server.setting;

import dev.mold.api.config.SettingScope;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A value that an operator has set. */
@Entity
@Table(name = "setting_value")
class SettingValueEntity {
    @EmbeddedId
    Key key;

    @Column(nullable = false)
    String content;

    protected SettingValueEntity() {}

    SettingValueEntity(Key key, String content) {
        this.key = key;
        this.content = content;
    }

    /**
     * @param name the setting's key
     * @param scopeId the zone, domain or account; the zero uuid for the global value
     */
    @Embeddable
    record Key(
            String name,
            @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) SettingScope scope,
            UUID scopeId) {}
}
