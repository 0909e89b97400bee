CREATE TABLE setting_value (
    name VARCHAR(190) NOT NULL,
    scope VARCHAR(16) NOT NULL,
    scope_id CHAR(36) NOT NULL,
    content VARCHAR(4096) NOT NULL,
    PRIMARY KEY (name, scope, scope_id)
);
