package dev.mold.koral.cluster.jpa;

import dev.mold.koral.cluster.ClusterState;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code kubernetes_cluster}; {@link ClusterMapper} says what it means. */
@Entity(name = "KoralCluster")
@Table(name = "kubernetes_cluster")
class ClusterEntity {
    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "uuid")
    UUID uuid;

    @Column(name = "name")
    String name;

    @Column(name = "live_name")
    String liveName;

    @Column(name = "description")
    String description;

    @Convert(converter = StateConverter.class)
    @Column(name = "state")
    ClusterState state;

    @Column(name = "state_since")
    Instant stateSince;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "account_uuid")
    UUID account;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "version_uuid")
    UUID kubernetesVersion;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "template_uuid")
    UUID template;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "offering_uuid")
    UUID offering;

    @Column(name = "pod_cidr")
    String podCidr;

    @Column(name = "service_cidr")
    String serviceCidr;

    @Column(name = "key_pair")
    String keyPair;

    @Column(name = "registry_url")
    String registryUrl;

    @Column(name = "registry_username")
    String registryUsername;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "initial_node_uuid")
    UUID initialNode;

    @Column(name = "ssh_public_key")
    String sshPublicKey;

    @Column(name = "endpoint_ip")
    String endpointIp;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    @Column(name = "orphans")
    String orphans;

    @Column(name = "created")
    Instant created;

    @Column(name = "removed")
    Instant removed;

    @Version
    @Column(name = "row_version")
    long rowVersion;
}
