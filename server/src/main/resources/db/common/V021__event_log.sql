CREATE TABLE event_log (
    id CHAR(36) NOT NULL PRIMARY KEY,
    n BIGINT NOT NULL AUTO_INCREMENT,
    type VARCHAR(120) NOT NULL,
    level VARCHAR(10) NOT NULL,
    state VARCHAR(20) NOT NULL,
    description VARCHAR(2048) NOT NULL,
    user_id CHAR(36) NULL,
    username VARCHAR(255) NULL,
    owner_id CHAR(36) NOT NULL,
    resource_type VARCHAR(60) NOT NULL,
    resource_id CHAR(36) NOT NULL,
    resource_name VARCHAR(255) NOT NULL,
    parent_id CHAR(36) NULL,
    archived BOOLEAN NOT NULL,
    created DATETIME(3) NOT NULL,
    CONSTRAINT uq_event_log_n UNIQUE (n)
);
CREATE INDEX ix_event_log_owner ON event_log (owner_id, n);
CREATE INDEX ix_event_log_resource ON event_log (resource_id, n);
CREATE INDEX ix_event_log_parent ON event_log (parent_id);
