package dev.mold.koral.cluster.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code kubernetes_cluster_secret}. */
@Entity(name = "KoralSecret")
@Table(name = "kubernetes_cluster_secret")
class SecretEntity {
    @Id
    @Column(name = "purpose")
    String purpose;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "cluster_uuid")
    UUID cluster;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(name = "sealed")
    String sealed;
}
