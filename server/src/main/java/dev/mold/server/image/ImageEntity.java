package dev.mold.server.image;

import dev.mold.api.cloud.ImageState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code image}: a template or an ISO. */
@Entity
@Table(name = "image")
class ImageEntity {
    @Id
    UUID id;

    boolean iso;
    String name;
    String displayText;
    UUID ownerId;
    UUID zoneId;
    String url;
    String checksum;
    String format;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    ImageKind kind;

    String hypervisor;
    UUID osTypeId;
    String arch;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    ImageState state;

    String reason;
    int percent;
    long sizeBytes;
    boolean isPublic;
    boolean isFeatured;
    boolean extractable;
    boolean bootable;
    boolean passwordEnabled;
    boolean sshKeyEnabled;
    boolean dynamicallyScalable;
    boolean directDownload;
    boolean requiresHvm;
    boolean forCks;
    String templateTag;

    int sortKey;
    Instant created;
    Instant removed;

    protected ImageEntity() {}

    ImageEntity(UUID id, boolean iso, String name, UUID ownerId, Instant created) {
        this.id = id;
        this.iso = iso;
        this.name = name;
        this.ownerId = ownerId;
        this.created = created;
        this.kind = ImageKind.USER;
        this.state = ImageState.ALLOCATED;
        this.reason = "";
    }
}
