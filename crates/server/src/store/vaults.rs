//! Vaults: their founding, and the row that says how long each log is.

use protocol::{BatchHash, Change, Code, Cursor, DeviceId, Role, SignedChange, VaultId, VaultKind};
use sqlx::AnyConnection;

use super::{Store, StoreError, access, changes, erasures, log, rows, writing::Writing};

pub(super) const READ: &str =
    "SELECT kind, n, running, used, next_change FROM vaults WHERE id = $1";
pub(super) const READ_FOR_UPDATE: &str =
    "SELECT kind, n, running, used, next_change FROM vaults WHERE id = $1 FOR UPDATE";

/// A vault's row.
#[derive(Debug, Clone, Copy)]
pub(super) struct VaultRow {
    pub(super) kind: VaultKind,
    /// The end of its log.
    pub(super) end: Cursor,
    /// The bytes of its batches.
    pub(super) used: u64,
    pub(super) next_change: u32,
}

impl Store {
    /// Founds a vault with its first batch. Done again by the same owner it changes nothing.
    ///
    /// # Errors
    /// `NoAccess` when the id is taken by a vault of somebody else, and `Erased` when it was by one
    /// of the founder's that is no more.
    pub async fn found(
        &self,
        kind: VaultKind,
        change: &Change,
        signed: &SignedChange,
        first: (BatchHash, &[u8]),
        now: i64,
    ) -> Result<(), StoreError> {
        let mut writing = self.write().await?;
        let made = sqlx::query(
            "INSERT INTO vaults (id, kind, n, running, used, next_change, founded_at) \
             VALUES ($1, $2, 0, $3, 0, 1, $4) ON CONFLICT (id) DO NOTHING",
        )
        .bind(change.vault.0.to_vec())
        .bind(kind.number())
        .bind(Cursor::START.running.to_vec())
        .bind(now)
        .execute(writing.connection())
        .await?;
        if made.rows_affected() == 0 {
            founded_before(&mut writing, change, signed).await?;
            return writing.commit().await;
        }
        erasures::refuse_again(writing.connection(), &change.vault, &change.signer).await?;
        changes::record(writing.connection(), change, signed).await?;
        put_member(
            writing.connection(),
            &change.vault,
            &change.signer,
            Role::Owner,
        )
        .await?;
        let mut row = lock(&mut writing, &change.vault, &change.signer).await?;
        log::append(writing.connection(), &change.vault, &mut row, &[first]).await?;
        save(writing.connection(), &change.vault, &row).await?;
        writing.commit().await
    }
}

async fn founded_before(
    writing: &mut Writing,
    change: &Change,
    signed: &SignedChange,
) -> Result<(), StoreError> {
    let connection = writing.connection();
    access::find(connection, &change.vault, &change.signer).await?;
    if changes::is_recorded(connection, change, signed).await? {
        Ok(())
    } else {
        Err(Code::NoAccess.into())
    }
}

/// Reads a vault's row and keeps others from changing it until the transaction ends. Numbers in
/// the log are taken under this lock, so nobody can read past one that is still being written.
///
/// # Errors
/// When there is no such vault: what the key is told of that.
pub(super) async fn lock(
    writing: &mut Writing,
    vault: &VaultId,
    key: &DeviceId,
) -> Result<VaultRow, StoreError> {
    let sql = writing.dialect.lock_vault();
    read_with(sql, writing.connection(), vault, key).await
}

pub(super) async fn read(
    connection: &mut AnyConnection,
    vault: &VaultId,
    key: &DeviceId,
) -> Result<VaultRow, StoreError> {
    read_with(READ, connection, vault, key).await
}

async fn read_with(
    sql: &'static str,
    connection: &mut AnyConnection,
    vault: &VaultId,
    key: &DeviceId,
) -> Result<VaultRow, StoreError> {
    let found = sqlx::query(sql)
        .bind(vault.0.to_vec())
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = found else {
        return Err(erasures::refusal(connection, vault, key).await?.into());
    };
    let end = Cursor {
        n: rows::number(&row, 1)?,
        running: rows::array(&row, 2)?,
    };
    Ok(VaultRow {
        kind: rows::named(&row, 0, VaultKind::from_number)?,
        end,
        used: rows::number(&row, 3)?,
        next_change: rows::number(&row, 4)?,
    })
}

/// Writes down how long the log and the history of changes are by now.
pub(super) async fn save(
    connection: &mut AnyConnection,
    vault: &VaultId,
    row: &VaultRow,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE vaults SET n = $2, running = $3, used = $4, next_change = $5 WHERE id = $1",
    )
    .bind(vault.0.to_vec())
    .bind(row.end.n as i64)
    .bind(row.end.running.to_vec())
    .bind(row.used as i64)
    .bind(i64::from(row.next_change))
    .execute(connection)
    .await?;
    Ok(())
}

/// Lets a member in, back in, or gives it another role.
pub(super) async fn put_member(
    connection: &mut AnyConnection,
    vault: &VaultId,
    member: &DeviceId,
    role: Role,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO members (vault, member, role, removed) VALUES ($1, $2, $3, 0) \
         ON CONFLICT (vault, member) DO UPDATE SET role = $3, removed = 0",
    )
    .bind(vault.0.to_vec())
    .bind(member.0.to_vec())
    .bind(role.number())
    .execute(connection)
    .await?;
    Ok(())
}
