-- One row, locked by whoever changes accounts, domains, users or roles; its number tells the servers' caches apart.
CREATE TABLE account_revision (
    id INT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL
);
INSERT INTO account_revision (id, revision) VALUES (1, 0);

CREATE TABLE domain (
    id CHAR(36) NOT NULL PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    path VARCHAR(1024) NOT NULL,
    parent_id CHAR(36) NULL,
    level INT NOT NULL,
    network_domain VARCHAR(255) NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3) NULL,
    CONSTRAINT fk_domain_parent FOREIGN KEY (parent_id) REFERENCES domain (id)
);

CREATE TABLE role (
    id CHAR(36) NOT NULL PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    type VARCHAR(32) NOT NULL,
    description VARCHAR(255) NULL,
    standard BOOLEAN NOT NULL,
    shared BOOLEAN NOT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3) NULL
);

CREATE TABLE role_permission (
    id CHAR(36) NOT NULL PRIMARY KEY,
    role_id CHAR(36) NOT NULL,
    rule_text VARCHAR(255) NOT NULL,
    allowed BOOLEAN NOT NULL,
    description VARCHAR(255) NULL,
    sort_order INT NOT NULL,
    CONSTRAINT fk_role_permission_role FOREIGN KEY (role_id) REFERENCES role (id)
);

CREATE TABLE account (
    id CHAR(36) NOT NULL PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    domain_id CHAR(36) NOT NULL,
    role_id CHAR(36) NOT NULL,
    state VARCHAR(16) NOT NULL,
    standard BOOLEAN NOT NULL,
    api_key_access VARCHAR(16) NOT NULL,
    network_domain VARCHAR(255) NULL,
    details LONGTEXT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3) NULL,
    CONSTRAINT fk_account_domain FOREIGN KEY (domain_id) REFERENCES domain (id),
    CONSTRAINT fk_account_role FOREIGN KEY (role_id) REFERENCES role (id)
);
CREATE INDEX i_account_name ON account (name);

CREATE TABLE account_user (
    id CHAR(36) NOT NULL PRIMARY KEY,
    account_id CHAR(36) NOT NULL,
    username VARCHAR(255) NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    firstname VARCHAR(255) NOT NULL,
    lastname VARCHAR(255) NOT NULL,
    email VARCHAR(255) NOT NULL,
    timezone VARCHAR(64) NULL,
    state VARCHAR(16) NOT NULL,
    standard BOOLEAN NOT NULL,
    api_key_access VARCHAR(16) NOT NULL,
    api_key VARCHAR(255) NULL,
    secret_key LONGTEXT NULL,
    created DATETIME(3) NOT NULL,
    removed DATETIME(3) NULL,
    CONSTRAINT fk_account_user_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT u_account_user_api_key UNIQUE (api_key)
);
CREATE INDEX i_account_user_name ON account_user (username);
