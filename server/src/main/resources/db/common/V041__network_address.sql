-- One row for each time that an address was given to somebody. taken_ip is the address while it is given and null
-- afterwards, so the unique index keeps two from having it at once.
CREATE TABLE public_address (
    id                    CHAR(36)    NOT NULL PRIMARY KEY,
    zone_id               CHAR(36)    NOT NULL,
    ip                    VARCHAR(15) NOT NULL,
    taken_ip              VARCHAR(15) NULL,
    account_id            CHAR(36)    NOT NULL,
    network_id            CHAR(36)    NOT NULL,
    source_nat            BOOLEAN     NOT NULL,
    static_nat_machine_id CHAR(36)    NULL,
    state                 VARCHAR(20) NOT NULL,
    created               DATETIME(3) NOT NULL,
    removed               DATETIME(3) NULL
);
CREATE UNIQUE INDEX public_address_taken ON public_address (zone_id, taken_ip);
CREATE INDEX public_address_network ON public_address (network_id);
CREATE INDEX public_address_account ON public_address (account_id);
CREATE INDEX public_address_machine ON public_address (static_nat_machine_id);

-- Its one row is locked by whoever chooses an address, so that two do not choose the same.
CREATE TABLE public_address_pool (
    id INT NOT NULL PRIMARY KEY
);
INSERT INTO public_address_pool (id) VALUES (1);

-- Which ports of an address lead somewhere. The purpose is for people; two rules cannot have one port, whatever they are.
CREATE TABLE port_claim (
    rule_id    CHAR(36)    NOT NULL PRIMARY KEY,
    address_id CHAR(36)    NOT NULL,
    protocol   VARCHAR(10) NOT NULL,
    start_port INT         NOT NULL,
    end_port   INT         NOT NULL,
    purpose    VARCHAR(20) NOT NULL,
    CONSTRAINT port_claim_address FOREIGN KEY (address_id) REFERENCES public_address (id)
);
CREATE INDEX port_claim_ports ON port_claim (address_id, protocol, start_port);
