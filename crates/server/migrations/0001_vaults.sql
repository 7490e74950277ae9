-- One text for both databases: {bytes} becomes their name for a column of bytes.
-- Times are milliseconds since 1970. The vault leads every key, so that a table can be split by it.

CREATE TABLE vaults (
    id {bytes} NOT NULL PRIMARY KEY,
    kind BIGINT NOT NULL,
    -- The log: how many batches, the running hash over theirs, and their bytes.
    n BIGINT NOT NULL,
    running {bytes} NOT NULL,
    used BIGINT NOT NULL,
    next_change BIGINT NOT NULL,
    founded_at BIGINT NOT NULL
);

CREATE TABLE batches (
    vault {bytes} NOT NULL,
    n BIGINT NOT NULL,
    hash {bytes} NOT NULL,
    running {bytes} NOT NULL,
    size BIGINT NOT NULL,
    batch {bytes} NOT NULL,
    PRIMARY KEY (vault, n),
    UNIQUE (vault, hash)
);

CREATE TABLE changes (
    vault {bytes} NOT NULL,
    number BIGINT NOT NULL,
    change {bytes} NOT NULL,
    signature {bytes} NOT NULL,
    PRIMARY KEY (vault, number)
);

-- A member that was removed stays, so that it can be told.
CREATE TABLE members (
    vault {bytes} NOT NULL,
    member {bytes} NOT NULL,
    role BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    PRIMARY KEY (vault, member)
);

CREATE TABLE tickets (
    vault {bytes} NOT NULL,
    ticket {bytes} NOT NULL,
    role BIGINT NOT NULL,
    ends_at BIGINT,
    redemptions BIGINT,
    redeemed BIGINT NOT NULL,
    removed BIGINT NOT NULL,
    wrapped_key {bytes} NOT NULL,
    PRIMARY KEY (vault, ticket)
);
CREATE INDEX tickets_by_key ON tickets (ticket);

-- place is the id of a vault of that kind, whose members may open this one.
CREATE TABLE shares (
    vault {bytes} NOT NULL,
    place {bytes} NOT NULL,
    role BIGINT NOT NULL,
    sealed_key {bytes} NOT NULL,
    PRIMARY KEY (vault, place)
);
CREATE INDEX shares_by_place ON shares (place);

CREATE TABLE challenges (
    challenge {bytes} NOT NULL PRIMARY KEY,
    key {bytes} NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX challenges_by_end ON challenges (ends_at);

-- token is SHA-256 of what the client holds.
CREATE TABLE sessions (
    token {bytes} NOT NULL PRIMARY KEY,
    key {bytes} NOT NULL,
    opened_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_time ON sessions (seen_at);
