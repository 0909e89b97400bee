package dev.mold.koral.cluster.jpa;

import dev.mold.koral.node.NodeRole;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code kubernetes_cluster_pool}. */
@Entity(name = "KoralPool")
@Table(name = "kubernetes_cluster_pool")
class PoolEntity {
    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "uuid")
    UUID uuid;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "cluster_uuid")
    UUID cluster;

    @Column(name = "name")
    String name;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "role")
    NodeRole role;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "offering_uuid")
    UUID offering;

    @Column(name = "own_offering")
    boolean ownOffering;

    @Column(name = "root_disk_gib")
    long rootDiskGib;

    @Column(name = "minimum_nodes")
    Integer minimum;

    @Column(name = "maximum_nodes")
    Integer maximum;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(name = "labels")
    String labels;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(name = "taints")
    String taints;

    @Version
    @Column(name = "row_version")
    long rowVersion;
}
