CREATE TABLE network (
    id             CHAR(36)     NOT NULL PRIMARY KEY,
    name           VARCHAR(255) NOT NULL,
    display_text   VARCHAR(255) NOT NULL,
    account_id     CHAR(36)     NOT NULL,
    zone_id        CHAR(36)     NOT NULL,
    offering_id    CHAR(36)     NOT NULL,
    cidr           VARCHAR(18)  NOT NULL,
    gateway        VARCHAR(15)  NOT NULL,
    first_ip       VARCHAR(15)  NULL,
    last_ip        VARCHAR(15)  NULL,
    domain_suffix  VARCHAR(255) NOT NULL,
    wanted_address VARCHAR(15)  NULL,
    router_id      CHAR(36)     NOT NULL,
    state          VARCHAR(20)  NOT NULL,
    version        BIGINT       NOT NULL,
    created        DATETIME(3)  NOT NULL,
    implemented    DATETIME(3)  NULL,
    removed        DATETIME(3)  NULL
);
CREATE INDEX network_account ON network (account_id);
CREATE INDEX network_state ON network (state);
CREATE UNIQUE INDEX network_router ON network (router_id);

-- Which version of a network its router was last brought to. The row is locked during each push, so that two servers
-- cannot push one network at once.
CREATE TABLE network_push (
    network_id CHAR(36) NOT NULL PRIMARY KEY,
    applied    BIGINT   NOT NULL,
    CONSTRAINT network_push_network FOREIGN KEY (network_id) REFERENCES network (id)
);

CREATE TABLE nic (
    id           CHAR(36)     NOT NULL PRIMARY KEY,
    network_id   CHAR(36)     NOT NULL,
    machine_id   CHAR(36)     NOT NULL,
    machine_name VARCHAR(255) NOT NULL,
    ip           VARCHAR(15)  NOT NULL,
    mac          VARCHAR(17)  NOT NULL,
    device       INT          NOT NULL,
    created      DATETIME(3)  NOT NULL,
    CONSTRAINT nic_network FOREIGN KEY (network_id) REFERENCES network (id)
);
CREATE UNIQUE INDEX nic_ip ON nic (network_id, ip);
CREATE UNIQUE INDEX nic_mac ON nic (mac);
CREATE UNIQUE INDEX nic_machine ON nic (machine_id, device);
