CREATE TABLE ssh_key_pair (
    id CHAR(36) NOT NULL,
    account_id CHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL,
    public_key LONGTEXT NOT NULL,
    fingerprint VARCHAR(60) NOT NULL,
    created DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_ssh_key_pair_name UNIQUE (account_id, name),
    CONSTRAINT uq_ssh_key_pair_key UNIQUE (account_id, fingerprint)
);
