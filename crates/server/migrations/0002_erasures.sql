-- What is left of a vault that was erased, so that those who were let into it can be told, and a
-- restored backup does not bring it back.

CREATE TABLE erased (
    vault {bytes} NOT NULL PRIMARY KEY,
    -- An owner's signed change; none where the one who runs the server erased the vault by hand.
    change {bytes},
    signature {bytes},
    erased_at BIGINT NOT NULL
);

-- Members and tickets as they were, and the devices of places that the vault was shared with.
CREATE TABLE erased_for (
    vault {bytes} NOT NULL,
    key {bytes} NOT NULL,
    PRIMARY KEY (vault, key)
);
CREATE INDEX erased_for_by_key ON erased_for (key);
