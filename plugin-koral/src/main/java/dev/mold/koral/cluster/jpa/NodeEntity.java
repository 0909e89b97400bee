package dev.mold.koral.cluster.jpa;

import dev.mold.koral.node.NodePhase;
import dev.mold.koral.node.NodeRole;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code kubernetes_cluster_node}. */
@Entity(name = "KoralNode")
@Table(name = "kubernetes_cluster_node")
class NodeEntity {
    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "uuid")
    UUID uuid;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "cluster_uuid")
    UUID cluster;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "pool_uuid")
    UUID pool;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "site_uuid")
    UUID site;

    @Column(name = "name")
    String name;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "role")
    NodeRole role;

    @Column(name = "ordinal_number")
    int ordinal;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "machine_uuid")
    UUID machine;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "offering_uuid")
    UUID offering;

    @Column(name = "root_disk_gib")
    long rootDiskGib;

    @Column(name = "ssh_port")
    int sshPort;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "forwarding_uuid")
    UUID forwarding;

    @Column(name = "host_key")
    String hostKey;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "phase")
    NodePhase phase;

    @Column(name = "phase_since")
    Instant phaseSince;

    @Column(name = "kubernetes_version")
    String kubernetesVersion;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "iso_uuid")
    UUID iso;

    @Version
    @Column(name = "row_version")
    long rowVersion;
}
