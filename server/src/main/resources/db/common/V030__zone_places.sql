CREATE TABLE zone (
    id CHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL,
    network_type VARCHAR(20) NOT NULL,
    dns1 VARCHAR(40) NOT NULL,
    dns2 VARCHAR(40),
    internal_dns1 VARCHAR(40) NOT NULL,
    internal_dns2 VARCHAR(40),
    guest_cidr VARCHAR(20) NOT NULL,
    network_domain VARCHAR(190),
    hypervisor VARCHAR(40),
    enabled BOOLEAN NOT NULL,
    sort_key INT NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3),
    PRIMARY KEY (id)
);

CREATE TABLE pod (
    id CHAR(36) NOT NULL,
    zone_id CHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL,
    start_ip VARCHAR(40),
    end_ip VARCHAR(40),
    netmask VARCHAR(40),
    gateway VARCHAR(40),
    enabled BOOLEAN NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT fk_pod_zone FOREIGN KEY (zone_id) REFERENCES zone (id)
);

CREATE TABLE host_cluster (
    id CHAR(36) NOT NULL,
    zone_id CHAR(36) NOT NULL,
    pod_id CHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL,
    hypervisor VARCHAR(40) NOT NULL,
    arch VARCHAR(20) NOT NULL,
    enabled BOOLEAN NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT fk_host_cluster_zone FOREIGN KEY (zone_id) REFERENCES zone (id),
    CONSTRAINT fk_host_cluster_pod FOREIGN KEY (pod_id) REFERENCES pod (id)
);

CREATE TABLE host (
    id CHAR(36) NOT NULL,
    zone_id CHAR(36) NOT NULL,
    pod_id CHAR(36) NOT NULL,
    cluster_id CHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL,
    address VARCHAR(255) NOT NULL,
    hypervisor VARCHAR(40) NOT NULL,
    arch VARCHAR(20) NOT NULL,
    cpus INT NOT NULL,
    cpu_mhz INT NOT NULL,
    memory_mib BIGINT NOT NULL,
    enabled BOOLEAN NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT fk_host_zone FOREIGN KEY (zone_id) REFERENCES zone (id),
    CONSTRAINT fk_host_pod FOREIGN KEY (pod_id) REFERENCES pod (id),
    CONSTRAINT fk_host_cluster FOREIGN KEY (cluster_id) REFERENCES host_cluster (id)
);

-- Which host a machine was given, and what it takes there.
CREATE TABLE host_placement (
    machine_id CHAR(36) NOT NULL,
    host_id CHAR(36) NOT NULL,
    zone_id CHAR(36) NOT NULL,
    cpu_mhz BIGINT NOT NULL,
    memory_mib BIGINT NOT NULL,
    PRIMARY KEY (machine_id),
    CONSTRAINT fk_host_placement_host FOREIGN KEY (host_id) REFERENCES host (id)
);

CREATE INDEX ix_host_placement_zone ON host_placement (zone_id, host_id, cpu_mhz, memory_mib);

CREATE TABLE public_range (
    id CHAR(36) NOT NULL,
    zone_id CHAR(36) NOT NULL,
    vlan VARCHAR(40) NOT NULL,
    gateway VARCHAR(40) NOT NULL,
    netmask VARCHAR(40) NOT NULL,
    start_ip VARCHAR(40) NOT NULL,
    end_ip VARCHAR(40) NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT fk_public_range_zone FOREIGN KEY (zone_id) REFERENCES zone (id)
);
