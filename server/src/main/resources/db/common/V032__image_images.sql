CREATE TABLE os_category (
    id CHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE os_type (
    id CHAR(36) NOT NULL,
    category_id CHAR(36) NOT NULL,
    description VARCHAR(255) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_os_type_category FOREIGN KEY (category_id) REFERENCES os_category (id)
);

INSERT INTO os_category (id, name) VALUES
    ('5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1001', 'Debian'),
    ('5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1002', 'Ubuntu'),
    ('5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1003', 'RedHat'),
    ('5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1004', 'Other');

INSERT INTO os_type (id, category_id, description) VALUES
    ('9d3e6a52-1c7b-4f0e-8a64-2f7f5c3e2001', '5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1001', 'Debian GNU/Linux 11 (64-bit)'),
    ('9d3e6a52-1c7b-4f0e-8a64-2f7f5c3e2002', '5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1001', 'Debian GNU/Linux 12 (64-bit)'),
    ('9d3e6a52-1c7b-4f0e-8a64-2f7f5c3e2003', '5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1002', 'Ubuntu 22.04 LTS'),
    ('9d3e6a52-1c7b-4f0e-8a64-2f7f5c3e2004', '5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1002', 'Ubuntu 24.04 LTS'),
    ('9d3e6a52-1c7b-4f0e-8a64-2f7f5c3e2005', '5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1003', 'Rocky Linux 9'),
    ('9d3e6a52-1c7b-4f0e-8a64-2f7f5c3e2006', '5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1004', 'Other Linux (64-bit)'),
    ('9d3e6a52-1c7b-4f0e-8a64-2f7f5c3e2007', '5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1004', 'Other (64-bit)'),
    ('9d3e6a52-1c7b-4f0e-8a64-2f7f5c3e2008', '5b0c1f6e-7d1c-4c53-9f0a-4b1f0a5d1004', 'None');

-- Templates and ISOs.
CREATE TABLE image (
    id CHAR(36) NOT NULL,
    iso BOOLEAN NOT NULL,
    name VARCHAR(255) NOT NULL,
    display_text VARCHAR(4096) NOT NULL,
    owner_id CHAR(36) NOT NULL,
    zone_id CHAR(36),
    url VARCHAR(2048) NOT NULL,
    checksum VARCHAR(255),
    format VARCHAR(20) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    hypervisor VARCHAR(40),
    os_type_id CHAR(36),
    arch VARCHAR(20) NOT NULL,
    state VARCHAR(20) NOT NULL,
    reason VARCHAR(4000) NOT NULL,
    percent INT NOT NULL,
    size_bytes BIGINT NOT NULL,
    is_public BOOLEAN NOT NULL,
    is_featured BOOLEAN NOT NULL,
    extractable BOOLEAN NOT NULL,
    bootable BOOLEAN NOT NULL,
    password_enabled BOOLEAN NOT NULL,
    ssh_key_enabled BOOLEAN NOT NULL,
    dynamically_scalable BOOLEAN NOT NULL,
    direct_download BOOLEAN NOT NULL,
    requires_hvm BOOLEAN NOT NULL,
    for_cks BOOLEAN NOT NULL,
    template_tag VARCHAR(255),
    sort_key INT NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT fk_image_os_type FOREIGN KEY (os_type_id) REFERENCES os_type (id)
);

CREATE INDEX ix_image_owner ON image (owner_id, iso, removed);
CREATE INDEX ix_image_state ON image (state);
