-- The address ranges of pods and services that a cluster was made with.
create table kubernetes_cluster_range (
    cluster_uuid CHAR(36) not null,
    pods VARCHAR(32) not null,
    services VARCHAR(32) not null,
    primary key (cluster_uuid),
    constraint kubernetes_cluster_range_cluster foreign key (cluster_uuid) references kubernetes_cluster (uuid)
);

-- Until now all clusters had these.
insert into kubernetes_cluster_range (cluster_uuid, pods, services)
select uuid, '10.244.0.0/16', '10.96.0.0/12' from kubernetes_cluster where removed is null;
