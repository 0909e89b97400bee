CREATE TABLE machine (
    id CHAR(36) NOT NULL,
    instance_number BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(63) NOT NULL,
    -- the name in lower case while the machine holds it in its network; null once the machine is gone
    name_taken VARCHAR(63),
    display_name VARCHAR(255) NOT NULL,
    account_id CHAR(36) NOT NULL,
    user_id CHAR(36),
    user_name VARCHAR(255),
    zone_id CHAR(36) NOT NULL,
    offering_id CHAR(36) NOT NULL,
    template_id CHAR(36) NOT NULL,
    network_id CHAR(36) NOT NULL,
    ip VARCHAR(40) NOT NULL,
    cpus INT NOT NULL,
    cpu_mhz INT NOT NULL,
    memory_mib INT NOT NULL,
    details LONGTEXT NOT NULL,
    key_pairs LONGTEXT NOT NULL,
    cluster_node BOOLEAN NOT NULL,
    delete_protection BOOLEAN NOT NULL,
    iso_id CHAR(36),
    host_id CHAR(36),
    keeps_host BOOLEAN NOT NULL,
    made BOOLEAN NOT NULL,
    state VARCHAR(20) NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    created DATETIME(3) NOT NULL,
    updated DATETIME(3) NOT NULL,
    removed DATETIME(3),
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_machine_number UNIQUE (instance_number),
    CONSTRAINT uq_machine_name UNIQUE (network_id, name_taken)
);

CREATE INDEX ix_machine_account ON machine (account_id, removed, created);
CREATE INDEX ix_machine_created ON machine (removed, created);
CREATE INDEX ix_machine_state ON machine (state, updated);
CREATE INDEX ix_machine_iso ON machine (iso_id);
CREATE INDEX ix_machine_template ON machine (template_id);

-- What only the first boot needs; apart, so that lists need not read it. The user data is sealed.
CREATE TABLE machine_boot (
    machine_id CHAR(36) NOT NULL,
    user_data LONGTEXT,
    ssh_public_keys LONGTEXT NOT NULL,
    PRIMARY KEY (machine_id),
    CONSTRAINT fk_machine_boot_machine FOREIGN KEY (machine_id) REFERENCES machine (id)
);

CREATE TABLE volume (
    id CHAR(36) NOT NULL,
    machine_id CHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL,
    device_number BIGINT NOT NULL,
    size_gib BIGINT NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT uq_volume_device UNIQUE (machine_id, device_number),
    CONSTRAINT fk_volume_machine FOREIGN KEY (machine_id) REFERENCES machine (id)
);
