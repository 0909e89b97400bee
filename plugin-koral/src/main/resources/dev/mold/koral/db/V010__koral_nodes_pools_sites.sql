-- Sites, pools and nodes of clusters as rows of their own; what clusters had of them until now is carried over.

create table kubernetes_cluster_site (
    uuid CHAR(36) not null,
    cluster_uuid CHAR(36) not null,
    ordinal_number INT not null,
    zone_uuid CHAR(36) not null,
    network_uuid CHAR(36) not null,
    own_network BOOLEAN not null,
    network_offering_uuid CHAR(36) not null,
    ssh_rule_uuid CHAR(36) not null,
    api_rule_uuid CHAR(36) not null,
    balancer_uuid CHAR(36) not null,
    public_ip VARCHAR(64),
    row_version BIGINT not null,
    primary key (uuid),
    constraint kubernetes_cluster_site_order unique (cluster_uuid, ordinal_number),
    constraint kubernetes_cluster_site_cluster foreign key (cluster_uuid) references kubernetes_cluster (uuid)
);

create index kubernetes_cluster_site_network on kubernetes_cluster_site (network_uuid);

create table kubernetes_cluster_pool (
    uuid CHAR(36) not null,
    cluster_uuid CHAR(36) not null,
    name VARCHAR(63) not null,
    role VARCHAR(16) not null,
    offering_uuid CHAR(36) not null,
    -- whether the offering was given for this pool and not for the whole cluster
    own_offering BOOLEAN not null,
    root_disk_gib BIGINT not null,
    -- the bounds of an autoscaler; null if none changes the pool
    minimum_nodes INT,
    maximum_nodes INT,
    -- key=value a line
    labels LONGTEXT not null,
    -- key=value:Effect a line
    taints LONGTEXT not null,
    row_version BIGINT not null,
    primary key (uuid),
    constraint kubernetes_cluster_pool_name unique (cluster_uuid, name),
    constraint kubernetes_cluster_pool_cluster foreign key (cluster_uuid) references kubernetes_cluster (uuid)
);

insert into kubernetes_cluster_site (uuid, cluster_uuid, ordinal_number, zone_uuid, network_uuid, own_network,
    network_offering_uuid, ssh_rule_uuid, api_rule_uuid, balancer_uuid, public_ip, row_version)
select uuid(), c.uuid, 0, c.zone_uuid, c.network_uuid, c.own_network,
    c.network_offering_uuid, c.ssh_rule_uuid, c.api_rule_uuid, c.balancer_uuid, c.endpoint_ip, 0
from kubernetes_cluster c;

insert into kubernetes_cluster_pool (uuid, cluster_uuid, name, role, offering_uuid, own_offering, root_disk_gib,
    labels, taints, row_version)
select uuid(), c.uuid, 'control', 'CONTROL', coalesce(c.control_offering_uuid, c.offering_uuid),
    case when c.control_offering_uuid is null then false else true end, c.root_disk_gib, '', '', 0
from kubernetes_cluster c;

insert into kubernetes_cluster_pool (uuid, cluster_uuid, name, role, offering_uuid, own_offering, root_disk_gib,
    labels, taints, row_version)
select uuid(), c.uuid, 'worker', 'WORKER', coalesce(c.worker_offering_uuid, c.offering_uuid),
    case when c.worker_offering_uuid is null then false else true end, c.root_disk_gib, '', '', 0
from kubernetes_cluster c;

-- A node has an id of its own; that of an earlier node is its machine's.
alter table kubernetes_cluster_node add column uuid CHAR(36);
alter table kubernetes_cluster_node add column pool_uuid CHAR(36);
alter table kubernetes_cluster_node add column site_uuid CHAR(36);
alter table kubernetes_cluster_node add column offering_uuid CHAR(36);
alter table kubernetes_cluster_node add column root_disk_gib BIGINT;
alter table kubernetes_cluster_node add column phase VARCHAR(16);
alter table kubernetes_cluster_node add column phase_since DATETIME(3);
alter table kubernetes_cluster_node add column kubernetes_version VARCHAR(32);
alter table kubernetes_cluster_node add column iso_uuid CHAR(36);
alter table kubernetes_cluster_node add column row_version BIGINT;

update kubernetes_cluster_node set
    uuid = machine_uuid,
    pool_uuid = (select p.uuid from kubernetes_cluster_pool p
        where p.cluster_uuid = kubernetes_cluster_node.cluster_uuid and p.role = kubernetes_cluster_node.role),
    site_uuid = (select s.uuid from kubernetes_cluster_site s
        where s.cluster_uuid = kubernetes_cluster_node.cluster_uuid),
    offering_uuid = (select p.offering_uuid from kubernetes_cluster_pool p
        where p.cluster_uuid = kubernetes_cluster_node.cluster_uuid and p.role = kubernetes_cluster_node.role),
    root_disk_gib = (select c.root_disk_gib from kubernetes_cluster c
        where c.uuid = kubernetes_cluster_node.cluster_uuid),
    -- Clusters that have been up have members; of the others it is not known how far they were.
    phase = (select case
            when c.removed is not null then 'GONE'
            when c.state = 'Destroying' then 'LEAVING'
            when c.state = 'Running' then 'READY'
            when c.endpoint_ip is not null then 'JOINED'
            else 'PLANNED' end
        from kubernetes_cluster c where c.uuid = kubernetes_cluster_node.cluster_uuid),
    phase_since = (select c.state_since from kubernetes_cluster c
        where c.uuid = kubernetes_cluster_node.cluster_uuid),
    -- A running cluster was made with its version and could not be upgraded.
    kubernetes_version = (select v.semantic_version
        from kubernetes_cluster c join kubernetes_supported_version v on v.uuid = c.version_uuid
        where c.uuid = kubernetes_cluster_node.cluster_uuid and c.endpoint_ip is not null),
    -- A create that did not end may have left the ISO in the machine.
    iso_uuid = (select v.iso_uuid
        from kubernetes_cluster c join kubernetes_supported_version v on v.uuid = c.version_uuid
        where c.uuid = kubernetes_cluster_node.cluster_uuid and c.endpoint_ip is null),
    row_version = 0;

alter table kubernetes_cluster_node modify column uuid CHAR(36) not null;
alter table kubernetes_cluster_node modify column pool_uuid CHAR(36) not null;
alter table kubernetes_cluster_node modify column site_uuid CHAR(36) not null;
alter table kubernetes_cluster_node modify column offering_uuid CHAR(36) not null;
alter table kubernetes_cluster_node modify column root_disk_gib BIGINT not null;
alter table kubernetes_cluster_node modify column phase VARCHAR(16) not null;
alter table kubernetes_cluster_node modify column phase_since DATETIME(3) not null;
alter table kubernetes_cluster_node modify column row_version BIGINT not null;
alter table kubernetes_cluster_node drop primary key;
alter table kubernetes_cluster_node add primary key (uuid);
alter table kubernetes_cluster_node add constraint kubernetes_cluster_node_machine unique (machine_uuid);
alter table kubernetes_cluster_node add constraint kubernetes_cluster_node_pool
    foreign key (pool_uuid) references kubernetes_cluster_pool (uuid);
alter table kubernetes_cluster_node add constraint kubernetes_cluster_node_site
    foreign key (site_uuid) references kubernetes_cluster_site (uuid);

-- the node that the control plane was made on
alter table kubernetes_cluster add column initial_node_uuid CHAR(36);
update kubernetes_cluster set initial_node_uuid = coalesce(
    (select n.uuid from kubernetes_cluster_node n
        where n.cluster_uuid = kubernetes_cluster.uuid and n.ordinal_number = 0),
    uuid);
alter table kubernetes_cluster modify column initial_node_uuid CHAR(36) not null;

-- what an earlier plan may have left in the cloud: a kind and a uuid a line
alter table kubernetes_cluster rename column leftovers to orphans;

alter table kubernetes_cluster drop column zone_uuid;
alter table kubernetes_cluster drop column control_offering_uuid;
alter table kubernetes_cluster drop column worker_offering_uuid;
alter table kubernetes_cluster drop column control_nodes;
alter table kubernetes_cluster drop column workers;
alter table kubernetes_cluster drop column root_disk_gib;
alter table kubernetes_cluster drop column own_network;
alter table kubernetes_cluster drop column network_uuid;
alter table kubernetes_cluster drop column network_offering_uuid;
alter table kubernetes_cluster drop column ssh_rule_uuid;
alter table kubernetes_cluster drop column api_rule_uuid;
alter table kubernetes_cluster drop column balancer_uuid;
