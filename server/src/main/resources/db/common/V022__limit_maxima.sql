CREATE TABLE resource_limit (
    scope VARCHAR(16) NOT NULL,
    owner_id CHAR(36) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    most BIGINT NOT NULL,
    PRIMARY KEY (scope, owner_id, kind)
);
