package dev.mold.koral.cluster.jpa;

import dev.mold.koral.cluster.NodeRole;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code kubernetes_cluster_node}. */
@Entity(name = "KoralNode")
@Table(name = "kubernetes_cluster_node")
class NodeEntity {
    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "machine_uuid")
    UUID machine;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "cluster_uuid")
    UUID cluster;

    @Column(name = "name")
    String name;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "role")
    NodeRole role;

    @Column(name = "ordinal_number")
    int ordinal;

    @Column(name = "ssh_port")
    int sshPort;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "forwarding_uuid")
    UUID forwarding;

    @Column(name = "host_key")
    String hostKey;
}
