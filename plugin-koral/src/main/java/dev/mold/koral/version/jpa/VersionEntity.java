package dev.mold.koral.version.jpa;

import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.KubernetesVersionId;
import dev.mold.koral.version.KubernetesVersion;
import dev.mold.koral.version.SemanticVersion;
import dev.mold.koral.version.VersionState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code kubernetes_supported_version}. */
@Entity(name = "KoralVersion")
@Table(name = "kubernetes_supported_version")
class VersionEntity {
    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "uuid")
    UUID uuid;

    @Column(name = "name")
    String name;

    @Column(name = "semantic_version")
    String semanticVersion;

    @Column(name = "state")
    String state;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "zone_uuid")
    UUID zone;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "iso_uuid")
    UUID iso;

    @Column(name = "arch")
    String arch;

    @Column(name = "direct_download")
    boolean directDownload;

    @Column(name = "min_cpus")
    int minCpus;

    @Column(name = "min_memory_mib")
    int minMemoryMib;

    @Column(name = "created")
    Instant created;

    @Column(name = "removed")
    Instant removed;

    @Version
    @Column(name = "row_version")
    long rowVersion;

    void write(KubernetesVersion version) {
        uuid = version.id().value();
        name = version.name();
        semanticVersion = version.semantic().toString();
        state = version.state().wireName();
        zone = version.zone().map(ZoneId::value).orElse(null);
        iso = version.iso().value();
        arch = version.arch();
        directDownload = version.directDownload();
        minCpus = version.minCpus();
        minMemoryMib = version.minMemoryMib();
        created = version.created();
        removed = version.removed().orElse(null);
    }

    KubernetesVersion read() {
        return new KubernetesVersion(
                new KubernetesVersionId(uuid),
                name,
                SemanticVersion.of(semanticVersion),
                VersionState.of(state),
                Optional.ofNullable(zone).map(ZoneId::new),
                new ImageId(iso),
                arch,
                directDownload,
                minCpus,
                minMemoryMib,
                created,
                Optional.ofNullable(removed));
    }
}
