-- Openings of public addresses, and where address_id is null exceptions from a network's egress policy. opened_for names
-- the forwarding or balancing rule that brought an opening and takes it with it.
CREATE TABLE firewall_rule (
    id         CHAR(36)      NOT NULL PRIMARY KEY,
    network_id CHAR(36)      NOT NULL,
    address_id CHAR(36)      NULL,
    ip         VARCHAR(15)   NULL,
    account_id CHAR(36)      NOT NULL,
    protocol   VARCHAR(10)   NOT NULL,
    start_port INT           NULL,
    end_port   INT           NULL,
    icmp_type  INT           NULL,
    icmp_code  INT           NULL,
    sources    VARCHAR(4000) NOT NULL,
    state      VARCHAR(10)   NOT NULL,
    opened_for CHAR(36)      NULL,
    created    DATETIME(3)   NOT NULL
);
CREATE INDEX firewall_rule_network ON firewall_rule (network_id);
CREATE INDEX firewall_rule_address ON firewall_rule (address_id);
CREATE INDEX firewall_rule_opened_for ON firewall_rule (opened_for);
CREATE INDEX firewall_rule_account ON firewall_rule (account_id);
