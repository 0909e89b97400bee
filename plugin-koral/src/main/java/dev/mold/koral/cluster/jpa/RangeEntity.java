package dev.mold.koral.cluster.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code kubernetes_cluster_range}. */
@Entity(name = "KoralRange")
@Table(name = "kubernetes_cluster_range")
class RangeEntity {
    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "cluster_uuid")
    UUID cluster;

    @Column(name = "pods")
    String pods;

    @Column(name = "services")
    String services;
}
