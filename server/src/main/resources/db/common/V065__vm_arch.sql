-- The architecture that a machine was made for: its template's.
ALTER TABLE machine ADD COLUMN arch VARCHAR(20) DEFAULT 'x86_64' NOT NULL;

UPDATE machine SET arch = coalesce((SELECT i.arch FROM image i WHERE i.id = machine.template_id), arch);
