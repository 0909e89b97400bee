CREATE TABLE forwarding_rule (
    id               CHAR(36)      NOT NULL PRIMARY KEY,
    network_id       CHAR(36)      NOT NULL,
    address_id       CHAR(36)      NOT NULL,
    ip               VARCHAR(15)   NOT NULL,
    account_id       CHAR(36)      NOT NULL,
    protocol         VARCHAR(10)   NOT NULL,
    public_port      INT           NOT NULL,
    public_end_port  INT           NOT NULL,
    private_port     INT           NOT NULL,
    private_end_port INT           NOT NULL,
    machine_id       CHAR(36)      NOT NULL,
    sources          VARCHAR(4000) NULL,
    state            VARCHAR(10)   NOT NULL,
    created          DATETIME(3)   NOT NULL
);
CREATE INDEX forwarding_rule_network ON forwarding_rule (network_id);
CREATE INDEX forwarding_rule_address ON forwarding_rule (address_id);
CREATE INDEX forwarding_rule_machine ON forwarding_rule (machine_id);
CREATE INDEX forwarding_rule_account ON forwarding_rule (account_id);
