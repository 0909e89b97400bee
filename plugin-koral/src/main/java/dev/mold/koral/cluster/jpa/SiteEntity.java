package dev.mold.koral.cluster.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code kubernetes_cluster_site}. */
@Entity(name = "KoralSite")
@Table(name = "kubernetes_cluster_site")
class SiteEntity {
    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "uuid")
    UUID uuid;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "cluster_uuid")
    UUID cluster;

    @Column(name = "ordinal_number")
    int ordinal;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "zone_uuid")
    UUID zone;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "network_uuid")
    UUID network;

    @Column(name = "own_network")
    boolean ownNetwork;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "network_offering_uuid")
    UUID networkOffering;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "api_rule_uuid")
    UUID apiRule;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "balancer_uuid")
    UUID balancer;

    @Column(name = "public_ip")
    String publicIp;

    @Version
    @Column(name = "row_version")
    long rowVersion;
}
