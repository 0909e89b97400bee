-- What is to be open on a cluster's public address, and to whom: a row for the API and one for each node's SSH port.
create table kubernetes_cluster_opening (
    -- the firewall rule; a node's has the same uuid as its forwarding rule
    rule_uuid CHAR(36) not null,
    cluster_uuid CHAR(36) not null,
    -- CIDRs with commas between; empty once a user has removed the rule
    sources LONGTEXT not null,
    made BOOLEAN not null,
    primary key (rule_uuid),
    constraint kubernetes_cluster_opening_cluster foreign key (cluster_uuid) references kubernetes_cluster (uuid)
);

-- Clusters that have been up have their rules already. One rule opened the SSH ports of all nodes; it goes when the
-- cluster goes, and its nodes need no rules of their own.
insert into kubernetes_cluster_opening (rule_uuid, cluster_uuid, sources, made)
select s.api_rule_uuid, s.cluster_uuid, '0.0.0.0/0', true from kubernetes_cluster_site s
join kubernetes_cluster c on c.uuid = s.cluster_uuid
where c.removed is null and c.endpoint_ip is not null;

insert into kubernetes_cluster_opening (rule_uuid, cluster_uuid, sources, made)
select n.forwarding_uuid, n.cluster_uuid, '', true from kubernetes_cluster_node n
join kubernetes_cluster c on c.uuid = n.cluster_uuid
where c.removed is null and c.endpoint_ip is not null;

update kubernetes_cluster set orphans = concat(orphans, '
firewall ', (select max(s.ssh_rule_uuid) from kubernetes_cluster_site s
    where s.cluster_uuid = kubernetes_cluster.uuid))
where removed is null;

alter table kubernetes_cluster_site drop column ssh_rule_uuid;
