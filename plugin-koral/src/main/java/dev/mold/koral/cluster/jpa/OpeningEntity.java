package dev.mold.koral.cluster.jpa;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.koral.cluster.ClusterOpening;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code kubernetes_cluster_opening}. */
@Entity(name = "KoralOpening")
@Table(name = "kubernetes_cluster_opening")
class OpeningEntity {
    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "rule_uuid")
    UUID rule;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "cluster_uuid")
    UUID cluster;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(name = "sources")
    String sources;

    @Column(name = "made")
    boolean made;

    ClusterOpening opening() {
        var cidrs = sources.isEmpty() ? List.<String>of() : List.of(sources.split(","));
        return new ClusterOpening(new FirewallRuleId(rule), cidrs, made);
    }

    static OpeningEntity of(UUID cluster, ClusterOpening opening) {
        var row = new OpeningEntity();
        row.rule = opening.rule().value();
        row.cluster = cluster;
        row.sources = String.join(",", opening.sources());
        row.made = opening.made();
        return row;
    }
}
