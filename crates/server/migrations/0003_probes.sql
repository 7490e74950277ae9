-- One row, written over when somebody asks whether the database can be written.
CREATE TABLE probes (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);
