//! A vault's log of batches: only ever appended to, each batch once.

use std::collections::HashSet;

use protocol::{
    BatchHash, Code, Cursor, DeviceId, Role, VaultId,
    api::{Hashes, Pull, RefusedBatch},
    limits,
    wire::{Blob, List},
};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{Store, StoreError, access, rows, vaults, vaults::VaultRow};

/// What became of the batches of a push.
#[derive(Debug, Default)]
pub struct Pushed {
    pub stored: Vec<BatchHash>,
    pub known: Vec<BatchHash>,
    pub refused: Vec<RefusedBatch>,
}

impl Store {
    /// Appends those batches, of which shape and signature were checked, that the log does not
    /// hold. Returns after they are durably stored.
    ///
    /// # Errors
    /// When the key may not write, by now, or nothing can be stored.
    pub async fn push(
        &self,
        vault: &VaultId,
        key: &DeviceId,
        batches: &[(BatchHash, &[u8])],
    ) -> Result<Pushed, StoreError> {
        let mut writing = self.write().await?;
        let mut row = vaults::lock(&mut writing, vault, key).await?;
        let connection = writing.connection();
        access::find(connection, vault, key)
            .await?
            .at_least(Role::Editor)?;
        let mut held = held(connection, vault, batches).await?;
        let mut pushed = Pushed::default();
        let mut new = Vec::with_capacity(batches.len());
        let mut used = row.used;
        for (hash, bytes) in batches {
            if held.contains(hash) {
                pushed.known.push(*hash);
            } else if used + bytes.len() as u64 > limits::VAULT_BYTES {
                let (hash, code) = (*hash, Code::VaultFull);
                pushed.refused.push(RefusedBatch { hash, code });
            } else {
                used += bytes.len() as u64;
                held.insert(*hash);
                pushed.stored.push(*hash);
                new.push((*hash, *bytes));
            }
        }
        if !new.is_empty() {
            append(connection, vault, &mut row, &new).await?;
            vaults::save(connection, vault, &row).await?;
        }
        writing.commit().await?;
        Ok(pushed)
    }

    /// What stands in the log after a cursor: at most `room` bytes of batches, `without` those
    /// that the client has just sent. Takes what it gives off `room`. Also tells the bytes that
    /// the vault uses.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn pull(
        &self,
        vault: &VaultId,
        key: &DeviceId,
        cursor: Cursor,
        without: &HashSet<BatchHash>,
        room: &mut usize,
    ) -> Result<(Pull, u64), StoreError> {
        let mut connection = self.pool.acquire().await?;
        let row = vaults::read(&mut connection, vault, key).await?;
        if cursor == row.end {
            let page = Pull::Page {
                batches: List(Vec::new()),
                cursor,
                more: false,
            };
            return Ok((page, row.used));
        }
        if at(&mut connection, vault, cursor.n).await? != Some(cursor) {
            return Ok((Pull::CursorUnknown, row.used));
        }
        let (to, any) = page_end(&mut connection, vault, cursor, without, room).await?;
        let batches = if any {
            between(&mut connection, vault, (cursor, to), without).await?
        } else {
            Vec::new()
        };
        let page = Pull::Page {
            batches: List(batches),
            cursor: to,
            more: to.n < row.end.n,
        };
        Ok((page, row.used))
    }

    /// The hashes of a log, in its order, after its first `after` batches.
    ///
    /// # Errors
    /// When the key may not read, or the database does not answer.
    pub async fn hashes(
        &self,
        vault: &VaultId,
        key: &DeviceId,
        after: u64,
    ) -> Result<Hashes, StoreError> {
        let mut connection = self.pool.acquire().await?;
        access::find(&mut connection, vault, key).await?;
        let rows =
            sqlx::query("SELECT hash FROM batches WHERE vault = $1 AND n > $2 ORDER BY n LIMIT $3")
                .bind(vault.0.to_vec())
                .bind(i64::try_from(after).unwrap_or(i64::MAX))
                .bind(limits::HASHES_PER_PAGE as i64 + 1)
                .fetch_all(&mut *connection)
                .await?;
        let more = rows.len() > limits::HASHES_PER_PAGE;
        let hashes = rows
            .iter()
            .take(limits::HASHES_PER_PAGE)
            .map(|row| rows::array(row, 0).map(BatchHash))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Hashes {
            hashes: List(hashes),
            more,
        })
    }
}

/// How many batches one statement names. There is a text of the statement for each number up to
/// this one, and both databases keep all of them prepared.
const PER_STATEMENT: usize = 25;

/// Writes the next batches of a log whose row the transaction holds, and saves at its end.
pub(super) async fn append(
    connection: &mut AnyConnection,
    vault: &VaultId,
    row: &mut VaultRow,
    batches: &[(BatchHash, &[u8])],
) -> Result<(), StoreError> {
    for batches in batches.chunks(PER_STATEMENT) {
        let places = (0..batches.len()).map(|batch| {
            let [n, hash, running, size, bytes] = [2, 3, 4, 5, 6].map(|place| 5 * batch + place);
            format!("($1, ${n}, ${hash}, ${running}, ${size}, ${bytes})")
        });
        let places = places.collect::<Vec<_>>().join(", ");
        let sql =
            format!("INSERT INTO batches (vault, n, hash, running, size, batch) VALUES {places}");
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(vault.0.to_vec());
        for (hash, bytes) in batches {
            row.end = row.end.after(hash);
            row.used += bytes.len() as u64;
            query = query
                .bind(row.end.n as i64)
                .bind(hash.0.to_vec())
                .bind(row.end.running.to_vec())
                .bind(bytes.len() as i64)
                .bind(bytes.to_vec());
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Those of the batches that the log holds.
async fn held(
    connection: &mut AnyConnection,
    vault: &VaultId,
    batches: &[(BatchHash, &[u8])],
) -> Result<HashSet<BatchHash>, StoreError> {
    let mut held = HashSet::new();
    for batches in batches.chunks(PER_STATEMENT) {
        let places = (0..batches.len()).map(|batch| format!("${}", batch + 2));
        let places = places.collect::<Vec<_>>().join(", ");
        let sql = format!("SELECT hash FROM batches WHERE vault = $1 AND hash IN ({places})");
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(vault.0.to_vec());
        for (hash, _) in batches {
            query = query.bind(hash.0.to_vec());
        }
        for row in query.fetch_all(&mut *connection).await? {
            held.insert(BatchHash(rows::array(&row, 0)?));
        }
    }
    Ok(held)
}

/// The cursor after the log's first `n` batches, if it is that long.
async fn at(
    connection: &mut AnyConnection,
    vault: &VaultId,
    n: u64,
) -> Result<Option<Cursor>, StoreError> {
    if n == 0 {
        return Ok(Some(Cursor::START));
    }
    let row = sqlx::query("SELECT running FROM batches WHERE vault = $1 AND n = $2")
        .bind(vault.0.to_vec())
        .bind(i64::try_from(n).unwrap_or(i64::MAX))
        .fetch_optional(connection)
        .await?;
    let cursor = |row| {
        Ok::<_, StoreError>(Cursor {
            n,
            running: rows::array(&row, 0)?,
        })
    };
    row.map(cursor).transpose()
}

/// How far a page reaches that holds what there is room for, and whether there is anything in it.
async fn page_end(
    connection: &mut AnyConnection,
    vault: &VaultId,
    cursor: Cursor,
    without: &HashSet<BatchHash>,
    room: &mut usize,
) -> Result<(Cursor, bool), StoreError> {
    let following = sqlx::query(
        "SELECT n, hash, running, size FROM batches WHERE vault = $1 AND n > $2 \
         ORDER BY n LIMIT $3",
    )
    .bind(vault.0.to_vec())
    .bind(cursor.n as i64)
    .bind((limits::PULL_BYTES / limits::BATCH_MIN_BYTES) as i64)
    .fetch_all(connection)
    .await?;
    let (mut end, mut any) = (cursor, false);
    for row in following {
        if !without.contains(&BatchHash(rows::array(&row, 1)?)) {
            let size: usize = rows::number(&row, 3)?;
            if size > *room {
                break;
            }
            *room -= size;
            any = true;
        }
        end = Cursor {
            n: rows::number(&row, 0)?,
            running: rows::array(&row, 2)?,
        };
    }
    Ok((end, any))
}

async fn between(
    connection: &mut AnyConnection,
    vault: &VaultId,
    (from, to): (Cursor, Cursor),
    without: &HashSet<BatchHash>,
) -> Result<Vec<Blob>, StoreError> {
    let rows = sqlx::query(
        "SELECT hash, batch FROM batches WHERE vault = $1 AND n > $2 AND n <= $3 ORDER BY n",
    )
    .bind(vault.0.to_vec())
    .bind(from.n as i64)
    .bind(to.n as i64)
    .fetch_all(connection)
    .await?;
    let mut batches = Vec::with_capacity(rows.len());
    for row in rows {
        if !without.contains(&BatchHash(rows::array(&row, 0)?)) {
            batches.push(Blob(row.try_get(1)?));
        }
    }
    Ok(batches)
}
