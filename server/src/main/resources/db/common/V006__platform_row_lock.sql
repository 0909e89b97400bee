-- Rows that exist only to be locked, so that things which belong together are done one after another by all servers.
CREATE TABLE row_lock (
    name VARCHAR(160) NOT NULL PRIMARY KEY,
    taken BIGINT NOT NULL
);
