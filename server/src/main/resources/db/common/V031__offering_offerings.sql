CREATE TABLE service_offering (
    id CHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL,
    display_text VARCHAR(4096) NOT NULL,
    custom BOOLEAN NOT NULL,
    cpus INT,
    cpu_mhz INT,
    memory_mib INT,
    min_cpus INT,
    max_cpus INT,
    min_memory_mib INT,
    max_memory_mib INT,
    root_disk_gib BIGINT NOT NULL,
    dynamic_scaling BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    sort_key INT NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3),
    PRIMARY KEY (id)
);

CREATE INDEX ix_service_offering_name ON service_offering (name);

CREATE TABLE disk_offering (
    id CHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL,
    display_text VARCHAR(4096) NOT NULL,
    custom BOOLEAN NOT NULL,
    size_gib BIGINT NOT NULL,
    display_offering BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    sort_key INT NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3),
    PRIMARY KEY (id)
);

CREATE INDEX ix_disk_offering_name ON disk_offering (name);

CREATE TABLE network_offering (
    id CHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL,
    display_text VARCHAR(4096) NOT NULL,
    traffic_type VARCHAR(20) NOT NULL,
    guest_type VARCHAR(20) NOT NULL,
    availability VARCHAR(20) NOT NULL,
    network_rate INT NOT NULL,
    conserve_mode BOOLEAN NOT NULL,
    specify_vlan BOOLEAN NOT NULL,
    specify_ip_ranges BOOLEAN NOT NULL,
    persistent BOOLEAN NOT NULL,
    egress_allowed BOOLEAN NOT NULL,
    is_default BOOLEAN NOT NULL,
    tags VARCHAR(4096),
    service_names VARCHAR(500) NOT NULL,
    services LONGTEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    sort_key INT NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3),
    PRIMARY KEY (id)
);

CREATE INDEX ix_network_offering_name ON network_offering (name);
