//! All rows of one database into another, whichever of the two each is, compared at the end.
//!
//! Sessions and challenges stay behind: devices sign in again by themselves.

use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Executor, Row, SqlSafeStr, any::AnyRow};

use super::{Store, StoreError, Tombstone, erasures};

/// What a copy does with what is there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// There has to be no vault.
    Nothing,
    /// It is replaced, but for what is known of erased vaults.
    Replaced,
}

/// What a copy brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    pub vaults: u64,
    pub batches: u64,
    /// Vaults that were not brought, or not for long: they had been erased.
    pub erased: u64,
}

/// Why nothing was copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there are vaults already where the copy should go")]
    NotEmpty,
    #[error("the table {0} is not the same on both sides: nothing was changed")]
    Differs(&'static str),
}

impl From<sqlx::Error> for CopyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Its columns in the order of the table, and those that it is sorted by.
struct Table {
    name: &'static str,
    columns: &'static [(&'static str, Kind)],
    sorted_by: &'static str,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Bytes,
    Number,
}

use Kind::{Bytes, Number};

/// `vaults` first, `batches` second: what is counted.
const TABLES: [Table; 6] = [
    Table {
        name: "vaults",
        columns: &[
            ("id", Bytes),
            ("kind", Number),
            ("n", Number),
            ("running", Bytes),
            ("used", Number),
            ("next_change", Number),
            ("founded_at", Number),
        ],
        sorted_by: "id",
    },
    Table {
        name: "batches",
        columns: &[
            ("vault", Bytes),
            ("n", Number),
            ("hash", Bytes),
            ("running", Bytes),
            ("size", Number),
            ("batch", Bytes),
        ],
        sorted_by: "vault, n",
    },
    Table {
        name: "changes",
        columns: &[
            ("vault", Bytes),
            ("number", Number),
            ("change", Bytes),
            ("signature", Bytes),
        ],
        sorted_by: "vault, number",
    },
    Table {
        name: "members",
        columns: &[
            ("vault", Bytes),
            ("member", Bytes),
            ("role", Number),
            ("removed", Number),
        ],
        sorted_by: "vault, member",
    },
    Table {
        name: "tickets",
        columns: &[
            ("vault", Bytes),
            ("ticket", Bytes),
            ("role", Number),
            ("ends_at", Number),
            ("redemptions", Number),
            ("redeemed", Number),
            ("removed", Number),
            ("wrapped_key", Bytes),
        ],
        sorted_by: "vault, ticket",
    },
    Table {
        name: "shares",
        columns: &[
            ("vault", Bytes),
            ("place", Bytes),
            ("role", Number),
            ("sealed_key", Bytes),
        ],
        sorted_by: "vault, place",
    },
];

/// Copies everything as it stands at one moment, while servers go on. What was erased by either
/// side's knowledge, or by these further tombstones, is erased there. All or nothing is done.
///
/// # Errors
/// When either database fails, or the rows are not the same on both sides afterwards.
pub async fn copy(
    from: &Store,
    to: &Store,
    before: Before,
    tombstones: &[Tombstone],
) -> Result<Copied, CopyError> {
    let mut source = from.read().await?;
    let mut writing = to.write().await?;
    let lock = writing.dialect.lock_everything();
    let target = writing.connection();
    if let Some(lock) = lock {
        target.execute(lock).await?;
    }
    match before {
        Before::Replaced => empty(target).await?,
        Before::Nothing if count(target, "vaults").await? > 0 => return Err(CopyError::NotEmpty),
        Before::Nothing => {}
    }
    for table in &TABLES {
        let sent = send(table, &mut source, target).await?;
        if sent != digest(table, target).await? {
            return Err(CopyError::Differs(table.name));
        }
    }
    let brought = count(target, "vaults").await?;
    let mut known = erasures::all(target).await?;
    known.extend(erasures::all(&mut source).await?);
    for tombstone in known.iter().chain(tombstones) {
        erasures::apply(target, tombstone).await?;
    }
    let vaults = count(target, "vaults").await?;
    let copied = Copied {
        vaults,
        batches: count(target, "batches").await?,
        erased: brought - vaults,
    };
    writing.commit().await?;
    Ok(copied)
}

async fn empty(target: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let tables = TABLES.iter().map(|table| table.name);
    for table in tables.chain(["sessions", "challenges"]) {
        let sql = AssertSqlSafe(format!("DELETE FROM {table}"));
        target.execute(sql).await?;
    }
    Ok(())
}

async fn count(connection: &mut AnyConnection, table: &str) -> Result<u64, sqlx::Error> {
    let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    let row = connection.fetch_one(sql).await?;
    super::rows::number(&row, 0)
}

/// Sends all rows of a table, and returns the digest of what was sent.
async fn send(
    table: &Table,
    source: &mut AnyConnection,
    target: &mut AnyConnection,
) -> Result<[u8; 32], sqlx::Error> {
    let places: Vec<_> = (1..=table.columns.len()).map(|n| format!("${n}")).collect();
    let (names, places) = (table.names(), places.join(", "));
    let insert = format!("INSERT INTO {} ({names}) VALUES ({places})", table.name);
    let insert = AssertSqlSafe(insert).into_sql_str();
    let mut digest = Sha256::new();
    let mut rows = source.fetch(AssertSqlSafe(table.select()));
    while let Some(row) = rows.try_next().await? {
        let mut query = sqlx::query(insert.clone());
        for (place, (_, kind)) in table.columns.iter().enumerate() {
            query = match kind {
                Bytes => query.bind(bytes(&row, place, &mut digest)?),
                Number => query.bind(number(&row, place, &mut digest)?),
            };
        }
        query.execute(&mut *target).await?;
    }
    Ok(digest.finalize().into())
}

async fn digest(table: &Table, connection: &mut AnyConnection) -> Result<[u8; 32], sqlx::Error> {
    let mut digest = Sha256::new();
    let mut rows = connection.fetch(AssertSqlSafe(table.select()));
    while let Some(row) = rows.try_next().await? {
        for (place, (_, kind)) in table.columns.iter().enumerate() {
            match kind {
                Bytes => drop(bytes(&row, place, &mut digest)?),
                Number => drop(number(&row, place, &mut digest)?),
            }
        }
    }
    Ok(digest.finalize().into())
}

/// Takes a column into the digest with its length, so that none can be taken for part of another.
fn bytes(row: &AnyRow, place: usize, digest: &mut Sha256) -> Result<Vec<u8>, sqlx::Error> {
    let bytes: Vec<u8> = row.try_get(place)?;
    digest.update((bytes.len() as u64).to_le_bytes());
    digest.update(&bytes);
    Ok(bytes)
}

fn number(row: &AnyRow, place: usize, digest: &mut Sha256) -> Result<Option<i64>, sqlx::Error> {
    let number: Option<i64> = row.try_get(place)?;
    digest.update([u8::from(number.is_some())]);
    digest.update(number.unwrap_or_default().to_le_bytes());
    Ok(number)
}

impl Table {
    fn names(&self) -> String {
        let names: Vec<_> = self.columns.iter().map(|(name, _)| *name).collect();
        names.join(", ")
    }

    fn select(&self) -> String {
        let (names, name, sorted_by) = (self.names(), self.name, self.sorted_by);
        format!("SELECT {names} FROM {name} ORDER BY {sorted_by}")
    }
}
