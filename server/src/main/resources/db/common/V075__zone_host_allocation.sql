-- What is allocated to machines, kept beside each host, so that placing a machine does not add up all machines.
ALTER TABLE host ADD COLUMN allocated_mhz BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE host ADD COLUMN allocated_mib BIGINT DEFAULT 0 NOT NULL;
UPDATE host SET
    allocated_mhz = COALESCE((SELECT SUM(p.cpu_mhz) FROM host_placement p WHERE p.host_id = host.id), 0),
    allocated_mib = COALESCE((SELECT SUM(p.memory_mib) FROM host_placement p WHERE p.host_id = host.id), 0);
