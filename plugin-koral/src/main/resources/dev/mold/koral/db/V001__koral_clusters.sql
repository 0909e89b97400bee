-- Kubernetes versions and clusters. kubernetes_cluster (uuid, name, state, removed) and
-- kubernetes_supported_version (uuid, name, removed) are read by tools from outside.

create table kubernetes_supported_version (
    uuid CHAR(36) not null,
    name VARCHAR(255) not null,
    semantic_version VARCHAR(32) not null,
    state VARCHAR(16) not null,
    zone_uuid CHAR(36),
    iso_uuid CHAR(36) not null,
    arch VARCHAR(32) not null,
    direct_download BOOLEAN not null,
    min_cpus INT not null,
    min_memory_mib INT not null,
    created DATETIME(3) not null,
    removed DATETIME(3),
    row_version BIGINT not null,
    primary key (uuid)
);

create table kubernetes_cluster (
    uuid CHAR(36) not null,
    name VARCHAR(255) not null,
    -- the name while the cluster is not removed, so that a name can be used again afterwards
    live_name VARCHAR(255),
    description VARCHAR(255) not null,
    state VARCHAR(32) not null,
    state_since DATETIME(3) not null,
    account_uuid CHAR(36) not null,
    zone_uuid CHAR(36) not null,
    version_uuid CHAR(36) not null,
    template_uuid CHAR(36) not null,
    offering_uuid CHAR(36),
    control_offering_uuid CHAR(36),
    worker_offering_uuid CHAR(36),
    control_nodes INT not null,
    workers INT not null,
    root_disk_gib BIGINT not null,
    own_network BOOLEAN not null,
    network_uuid CHAR(36) not null,
    network_offering_uuid CHAR(36) not null,
    ssh_rule_uuid CHAR(36) not null,
    api_rule_uuid CHAR(36) not null,
    balancer_uuid CHAR(36) not null,
    key_pair VARCHAR(255),
    registry_url VARCHAR(255),
    registry_username VARCHAR(255),
    ssh_public_key VARCHAR(1024) not null,
    endpoint_ip VARCHAR(64),
    -- what an earlier plan may have left in the cloud: a kind and a uuid a line
    leftovers LONGTEXT not null,
    created DATETIME(3) not null,
    removed DATETIME(3),
    row_version BIGINT not null,
    primary key (uuid),
    constraint kubernetes_cluster_live_name unique (account_uuid, live_name)
);

create index kubernetes_cluster_network on kubernetes_cluster (network_uuid);
create index kubernetes_cluster_state on kubernetes_cluster (state);

create table kubernetes_cluster_node (
    machine_uuid CHAR(36) not null,
    cluster_uuid CHAR(36) not null,
    name VARCHAR(63) not null,
    role VARCHAR(16) not null,
    ordinal_number INT not null,
    ssh_port INT not null,
    forwarding_uuid CHAR(36) not null,
    host_key VARCHAR(1024) not null,
    primary key (machine_uuid),
    constraint kubernetes_cluster_node_cluster foreign key (cluster_uuid) references kubernetes_cluster (uuid)
);

create index kubernetes_cluster_node_order on kubernetes_cluster_node (cluster_uuid, ordinal_number);

-- every value is sealed with a key outside the database, for the purpose that is its name
create table kubernetes_cluster_secret (
    purpose VARCHAR(255) not null,
    cluster_uuid CHAR(36) not null,
    sealed LONGTEXT not null,
    primary key (purpose)
);

create index kubernetes_cluster_secret_cluster on kubernetes_cluster_secret (cluster_uuid);
