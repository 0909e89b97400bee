-- One row to be locked by whoever must be alone.
CREATE TABLE guard (
    name VARCHAR(50) NOT NULL,
    PRIMARY KEY (name)
);

INSERT INTO guard (name) VALUES ('first-start');
