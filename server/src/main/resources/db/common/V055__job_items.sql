-- Progress item by item (a node of a cluster) under a step, the operation's clock, and what steps note for one another.
ALTER TABLE operation ADD COLUMN flow_version INT DEFAULT 1 NOT NULL;
ALTER TABLE operation ADD COLUMN data LONGTEXT NULL;
ALTER TABLE operation ADD COLUMN item_count INT DEFAULT 0 NOT NULL;
-- For how long servers have worked on the operation, and up to when that is counted.
ALTER TABLE operation ADD COLUMN active_millis BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE operation ADD COLUMN active_until DATETIME(3) NULL;

-- On the operation's clock.
ALTER TABLE operation_step ADD COLUMN began_at BIGINT NULL;
ALTER TABLE operation_step ADD COLUMN undo_began_at BIGINT NULL;
ALTER TABLE operation_step ADD COLUMN next_look DATETIME(3) NULL;

CREATE TABLE operation_item (
    operation_id CHAR(36) NOT NULL,
    n INT NOT NULL,
    item_key VARCHAR(120) NOT NULL,
    item_index INT NOT NULL,
    item_name VARCHAR(255) NOT NULL,
    state VARCHAR(20) NOT NULL,
    attempts INT NOT NULL,
    started DATETIME(3) NULL,
    began_at BIGINT NULL,
    completed DATETIME(3) NULL,
    verifying BOOLEAN NOT NULL,
    undo_attempts INT NOT NULL,
    undo_started DATETIME(3) NULL,
    undo_began_at BIGINT NULL,
    undo_ended DATETIME(3) NULL,
    next_look DATETIME(3) NULL,
    note LONGTEXT NULL,
    PRIMARY KEY (operation_id, n, item_key),
    CONSTRAINT fk_operation_item FOREIGN KEY (operation_id, n) REFERENCES operation_step (operation_id, n)
);

-- Whether what the operation did is to be rolled back, as a user asks for it; another operation that takes its place
-- takes over what is there.
ALTER TABLE operation_cancel ADD COLUMN rolls_back BOOLEAN DEFAULT FALSE NOT NULL;
