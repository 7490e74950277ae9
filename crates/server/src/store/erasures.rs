//! Vaults that were erased: what is left of them, and who may be told.

use protocol::{
    Change, Code, DeviceId, Signature, SignedChange, VaultId, VaultKind, limits,
    wire::{Blob, List},
};
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{Dialect, Store, StoreError, rows};

/// What a server keeps of a vault that was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    pub vault: VaultId,
    /// An owner's signed change; none where the one who runs the server erased it by hand.
    pub erasure: Option<SignedChange>,
    /// In milliseconds since 1970.
    pub erased_at: i64,
    /// The keys that were let into the vault, and so may be told.
    pub known_to: List<DeviceId>,
}

impl Store {
    /// The changes that erased vaults which this key was let into, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn erasures(&self, key: &DeviceId) -> Result<Vec<SignedChange>, StoreError> {
        let found = sqlx::query(
            "SELECT e.change, e.signature FROM erased_for f JOIN erased e ON e.vault = f.vault \
             WHERE f.key = $1 AND e.change IS NOT NULL ORDER BY e.erased_at DESC LIMIT $2",
        )
        .bind(key.0.to_vec())
        .bind(limits::ERASURES_PER_ANSWER as i64)
        .fetch_all(&self.pool)
        .await?;
        let changes = found.iter().filter_map(|row| signed(row, 0).transpose());
        Ok(changes.collect::<Result<_, _>>()?)
    }

    /// Erases a vault on the word of whoever runs the server, and says whether there was one.
    /// No device takes that for its owner's wish.
    ///
    /// # Errors
    /// When nothing can be stored.
    pub async fn erase_by_hand(&self, vault: &VaultId, now: i64) -> Result<bool, StoreError> {
        let mut writing = self.write().await?;
        let connection = writing.connection();
        let there = is_there(connection, vault).await?;
        if there {
            erase(connection, vault, None, now).await?;
        }
        writing.commit().await?;
        self.forget_what_was_deleted().await;
        Ok(there)
    }

    /// SQLite keeps what it held before in its journal until the journal begins anew.
    pub(super) async fn forget_what_was_deleted(&self) {
        if self.dialect == Dialect::Sqlite {
            let begun_anew = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)");
            if let Err(error) = begun_anew.execute(&self.pool).await {
                tracing::warn!(%error, "the journal holds what was erased for a while");
            }
        }
    }

    /// What is left of every vault that was erased.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tombstones(&self) -> Result<Vec<Tombstone>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        all(&mut connection).await
    }

    /// What is left of this vault, if it was erased.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tombstone(&self, vault: &VaultId) -> Result<Option<Tombstone>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        let found =
            sqlx::query("SELECT vault, change, signature, erased_at FROM erased WHERE vault = $1")
                .bind(vault.0.to_vec())
                .fetch_optional(&mut *connection)
                .await?;
        match found {
            Some(row) => Ok(Some(read(&mut connection, &row).await?)),
            None => Ok(None),
        }
    }

    /// Erases again what a restored backup brought back, and says how many vaults that were.
    ///
    /// # Errors
    /// When nothing can be stored. What was erased by then stays erased.
    pub async fn apply(&self, tombstones: &[Tombstone]) -> Result<usize, StoreError> {
        let mut erased = 0;
        for tombstone in tombstones {
            let mut writing = self.write().await?;
            let connection = writing.connection();
            erased += usize::from(is_there(connection, &tombstone.vault).await?);
            apply(connection, tombstone).await?;
            writing.commit().await?;
        }
        Ok(erased)
    }
}

/// What is left of every vault that was erased.
pub(super) async fn all(connection: &mut AnyConnection) -> Result<Vec<Tombstone>, StoreError> {
    let found = sqlx::query("SELECT vault, change, signature, erased_at FROM erased")
        .fetch_all(&mut *connection)
        .await?;
    let mut tombstones = Vec::with_capacity(found.len());
    for row in &found {
        tombstones.push(read(connection, row).await?);
    }
    Ok(tombstones)
}

/// Erases a vault, here or not, as a tombstone says that it was.
pub(super) async fn apply(
    connection: &mut AnyConnection,
    tombstone: &Tombstone,
) -> Result<(), StoreError> {
    let erasure = tombstone.erasure.as_ref();
    erase(connection, &tombstone.vault, erasure, tombstone.erased_at).await?;
    for key in &tombstone.known_to.0 {
        may_be_told(connection, &tombstone.vault, key).await?;
    }
    Ok(())
}

/// Removes all of a vault but who may be told of its end.
pub(super) async fn erase(
    connection: &mut AnyConnection,
    vault: &VaultId,
    erasure: Option<&SignedChange>,
    now: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO erased (vault, change, signature, erased_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (vault) DO NOTHING",
    )
    .bind(vault.0.to_vec())
    .bind(erasure.map(|signed| signed.change.0.clone()))
    .bind(erasure.map(|signed| signed.signature.0.to_vec()))
    .bind(now)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "INSERT INTO erased_for (vault, key) \
         SELECT vault, member FROM members WHERE vault = $1 \
         UNION SELECT vault, ticket FROM tickets WHERE vault = $1 \
         UNION SELECT s.vault, m.member FROM shares s \
             JOIN vaults p ON p.id = s.place AND p.kind = $2 \
             JOIN members m ON m.vault = s.place AND m.removed = 0 WHERE s.vault = $1 \
         ON CONFLICT (vault, key) DO NOTHING",
    )
    .bind(vault.0.to_vec())
    .bind(VaultKind::Place.number())
    .execute(&mut *connection)
    .await?;
    for sql in [
        "DELETE FROM batches WHERE vault = $1",
        "DELETE FROM changes WHERE vault = $1",
        "DELETE FROM members WHERE vault = $1",
        "DELETE FROM tickets WHERE vault = $1",
        "DELETE FROM shares WHERE vault = $1",
        "DELETE FROM vaults WHERE id = $1",
    ] {
        sqlx::query(sql)
            .bind(vault.0.to_vec())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// What a key is told of a vault that is not there, or not for it.
pub(super) async fn refusal(
    connection: &mut AnyConnection,
    vault: &VaultId,
    key: &DeviceId,
) -> Result<Code, StoreError> {
    let known = sqlx::query("SELECT vault FROM erased_for WHERE vault = $1 AND key = $2")
        .bind(vault.0.to_vec())
        .bind(key.0.to_vec())
        .fetch_optional(connection)
        .await?;
    Ok(known.map_or(Code::NoAccess, |_| Code::Erased))
}

/// # Errors
/// When the vault was erased: its id stays taken.
pub(super) async fn refuse_again(
    connection: &mut AnyConnection,
    vault: &VaultId,
    key: &DeviceId,
) -> Result<(), StoreError> {
    let erased = sqlx::query("SELECT vault FROM erased WHERE vault = $1")
        .bind(vault.0.to_vec())
        .fetch_optional(&mut *connection)
        .await?;
    match erased {
        Some(_) => Err(refusal(connection, vault, key).await?.into()),
        None => Ok(()),
    }
}

/// Whether the vault was erased by just this change: a client asks again when an answer was lost.
pub(super) async fn is_this(
    connection: &mut AnyConnection,
    change: &Change,
    signed: &SignedChange,
) -> Result<bool, StoreError> {
    let found = sqlx::query("SELECT vault FROM erased WHERE vault = $1 AND change = $2")
        .bind(change.vault.0.to_vec())
        .bind(signed.change.0.clone())
        .fetch_optional(connection)
        .await?;
    Ok(found.is_some())
}

async fn is_there(connection: &mut AnyConnection, vault: &VaultId) -> Result<bool, StoreError> {
    let found = sqlx::query("SELECT id FROM vaults WHERE id = $1")
        .bind(vault.0.to_vec())
        .fetch_optional(connection)
        .await?;
    Ok(found.is_some())
}

async fn may_be_told(
    connection: &mut AnyConnection,
    vault: &VaultId,
    key: &DeviceId,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO erased_for (vault, key) VALUES ($1, $2) ON CONFLICT (vault, key) DO NOTHING",
    )
    .bind(vault.0.to_vec())
    .bind(key.0.to_vec())
    .execute(connection)
    .await?;
    Ok(())
}

/// From the columns vault, change, signature and erased_at.
async fn read(connection: &mut AnyConnection, row: &AnyRow) -> Result<Tombstone, StoreError> {
    let vault = VaultId(rows::array(row, 0)?);
    let keys = sqlx::query("SELECT key FROM erased_for WHERE vault = $1 ORDER BY key")
        .bind(vault.0.to_vec())
        .fetch_all(connection)
        .await?;
    let keys = keys.iter().map(|row| rows::array(row, 0).map(DeviceId));
    Ok(Tombstone {
        vault,
        erasure: signed(row, 1)?,
        erased_at: row.try_get(3)?,
        known_to: List(keys.collect::<Result<_, _>>()?),
    })
}

/// From a column of the change and the next of its signature.
fn signed(row: &AnyRow, column: usize) -> Result<Option<SignedChange>, sqlx::Error> {
    let change: Option<Vec<u8>> = row.try_get(column)?;
    change
        .map(|change| {
            Ok(SignedChange {
                change: Blob(change),
                signature: Signature(rows::array(row, column + 1)?),
            })
        })
        .transpose()
}
