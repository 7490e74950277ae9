//! What a key may do with a vault, asked anew with each request.

use protocol::{Code, DeviceId, Role, VaultId, VaultKind};
use sqlx::AnyConnection;

use super::{Store, StoreError, erasures, rows};

/// What a key that may open the vault may do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Access(Role);

impl Access {
    /// # Errors
    /// `ReadOnly` or `OwnersOnly` when the member's role is below this one.
    pub fn at_least(self, role: Role) -> Result<(), Code> {
        match role {
            _ if self.0 >= role => Ok(()),
            Role::Owner => Err(Code::OwnersOnly),
            Role::Reader | Role::Editor => Err(Code::ReadOnly),
        }
    }
}

impl Store {
    /// # Errors
    /// `NoAccess`, whether there is such a vault or not; `Removed` for one who was a member;
    /// `Erased` for one who was let into a vault that is no more.
    pub async fn access(&self, vault: &VaultId, key: &DeviceId) -> Result<Access, StoreError> {
        let mut connection = self.pool.acquire().await?;
        find(&mut connection, vault, key).await
    }
}

/// A member of the vault, or else of a place that it is shared with: one level, no further.
pub(super) async fn find(
    connection: &mut AnyConnection,
    vault: &VaultId,
    key: &DeviceId,
) -> Result<Access, StoreError> {
    let member = row(&mut *connection, vault, key).await?;
    if let Some((role, false)) = member {
        return Ok(Access(role));
    }
    let through_place = sqlx::query(
        "SELECT MAX(s.role) FROM shares s \
         JOIN vaults p ON p.id = s.place AND p.kind = $3 \
         JOIN members m ON m.vault = s.place AND m.member = $2 AND m.removed = 0 \
         WHERE s.vault = $1",
    )
    .bind(vault.0.to_vec())
    .bind(key.0.to_vec())
    .bind(VaultKind::Place.number())
    .fetch_one(&mut *connection)
    .await?;
    match rows::maybe(&through_place, 0)?.and_then(Role::from_number) {
        Some(role) => Ok(Access(role.min(Role::Editor))),
        None if member.is_some() => Err(Code::Removed.into()),
        None => Err(erasures::refusal(connection, vault, key).await?.into()),
    }
}

/// The role of a device that is a member itself.
pub(super) async fn member(
    connection: &mut AnyConnection,
    vault: &VaultId,
    device: &DeviceId,
) -> Result<Option<Role>, StoreError> {
    let found = row(connection, vault, device).await?;
    Ok(found.and_then(|(role, removed)| (!removed).then_some(role)))
}

/// A member's role, and whether it was removed.
async fn row(
    connection: &mut AnyConnection,
    vault: &VaultId,
    member: &DeviceId,
) -> Result<Option<(Role, bool)>, StoreError> {
    let found = sqlx::query("SELECT role, removed FROM members WHERE vault = $1 AND member = $2")
        .bind(vault.0.to_vec())
        .bind(member.0.to_vec())
        .fetch_optional(connection)
        .await?;
    found
        .map(|found| {
            let role = rows::named(&found, 0, Role::from_number)?;
            Ok((role, rows::number::<i64>(&found, 1)? != 0))
        })
        .transpose()
}
