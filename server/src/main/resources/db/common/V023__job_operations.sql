-- A run of a flow; the same uuid is the async job's. The epoch goes up each time a server takes the run up, and every
-- write names the epoch it belongs to, so a server that lost its claim changes nothing.
CREATE TABLE operation (
    id CHAR(36) NOT NULL PRIMARY KEY,
    submission BIGINT NOT NULL,
    flow VARCHAR(120) NOT NULL,
    input LONGTEXT NOT NULL,
    subject_type VARCHAR(60) NOT NULL,
    subject_id CHAR(36) NOT NULL,
    subject_name VARCHAR(255) NOT NULL,
    owner_id CHAR(36) NOT NULL,
    caller LONGTEXT NOT NULL,
    caller_account_id CHAR(36) NOT NULL,
    command VARCHAR(120) NOT NULL,
    event_type VARCHAR(120) NOT NULL,
    description VARCHAR(1024) NOT NULL,
    first_event_id CHAR(36) NOT NULL,
    state VARCHAR(20) NOT NULL,
    epoch BIGINT NOT NULL,
    worked_by VARCHAR(60) NULL,
    touched DATETIME(3) NOT NULL,
    settle_failures INT NOT NULL,
    created DATETIME(3) NOT NULL,
    completed DATETIME(3) NULL,
    error_code VARCHAR(80) NULL,
    error_kind VARCHAR(20) NULL,
    error_wire_code INT NULL,
    error_cs_code INT NULL,
    error_reason LONGTEXT NULL,
    error_step VARCHAR(120) NULL,
    result LONGTEXT NULL
);
CREATE INDEX ix_operation_subject ON operation (subject_id, subject_type, submission);
CREATE INDEX ix_operation_state ON operation (state, created);
CREATE INDEX ix_operation_created ON operation (created);

CREATE TABLE operation_step (
    operation_id CHAR(36) NOT NULL,
    n INT NOT NULL,
    name VARCHAR(120) NOT NULL,
    description VARCHAR(1024) NOT NULL,
    state VARCHAR(20) NOT NULL,
    attempts INT NOT NULL,
    started DATETIME(3) NULL,
    completed DATETIME(3) NULL,
    verifying BOOLEAN NOT NULL,
    undo_attempts INT NOT NULL,
    undo_started DATETIME(3) NULL,
    undo_ended DATETIME(3) NULL,
    note LONGTEXT NULL,
    PRIMARY KEY (operation_id, n),
    CONSTRAINT fk_operation_step FOREIGN KEY (operation_id) REFERENCES operation (id)
);

-- An operation that is to make way for another. A row of its own, so that asking for it does not wait for the server
-- that works on the operation.
CREATE TABLE operation_cancel (
    operation_id CHAR(36) NOT NULL,
    by_operation CHAR(36) NOT NULL,
    reason VARCHAR(1200) NOT NULL,
    PRIMARY KEY (operation_id, by_operation)
);

-- What db-scheduler wants: which work is due when, and which server has it.
CREATE TABLE scheduled_tasks (
    task_name VARCHAR(100) NOT NULL,
    task_instance VARCHAR(100) NOT NULL,
    task_data BLOB NULL,
    execution_time DATETIME(6) NOT NULL,
    picked BOOLEAN NOT NULL,
    picked_by VARCHAR(60) NULL,
    last_success DATETIME(6) NULL,
    last_failure DATETIME(6) NULL,
    consecutive_failures INT NULL,
    last_heartbeat DATETIME(6) NULL,
    version BIGINT NOT NULL,
    priority SMALLINT NULL,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX ix_scheduled_tasks_time ON scheduled_tasks (execution_time);
CREATE INDEX ix_scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
