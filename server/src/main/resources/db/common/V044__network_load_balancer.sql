CREATE TABLE load_balancer_rule (
    id           CHAR(36)      NOT NULL PRIMARY KEY,
    name         VARCHAR(255)  NOT NULL,
    description  VARCHAR(4096) NULL,
    network_id   CHAR(36)      NOT NULL,
    address_id   CHAR(36)      NOT NULL,
    ip           VARCHAR(15)   NOT NULL,
    zone_id      CHAR(36)      NOT NULL,
    account_id   CHAR(36)      NOT NULL,
    public_port  INT           NOT NULL,
    private_port INT           NOT NULL,
    algorithm    VARCHAR(20)   NOT NULL,
    sources      VARCHAR(4000) NULL,
    state        VARCHAR(10)   NOT NULL,
    created      DATETIME(3)   NOT NULL
);
CREATE INDEX load_balancer_rule_network ON load_balancer_rule (network_id);
CREATE INDEX load_balancer_rule_address ON load_balancer_rule (address_id);
CREATE INDEX load_balancer_rule_account ON load_balancer_rule (account_id);

CREATE TABLE load_balancer_member (
    rule_id    CHAR(36) NOT NULL,
    machine_id CHAR(36) NOT NULL,
    PRIMARY KEY (rule_id, machine_id),
    CONSTRAINT load_balancer_member_rule FOREIGN KEY (rule_id) REFERENCES load_balancer_rule (id)
);
CREATE INDEX load_balancer_member_machine ON load_balancer_member (machine_id);
