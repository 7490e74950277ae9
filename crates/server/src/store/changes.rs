//! Changes of who may open a vault. Shape and signature were checked before.

use protocol::{
    Action, Change, Code, DeviceId, NewTicket, Role, Share, SignedChange, VaultId, VaultKind,
    limits,
};
use sqlx::{AnyConnection, Row};

use super::{Store, StoreError, access, erasures, tickets, vaults, vaults::VaultRow};

impl Store {
    /// Makes a change and says which number the next one has. Done again it changes nothing.
    ///
    /// # Errors
    /// When the signer may not, or others made this number's change before.
    pub async fn change(
        &self,
        change: &Change,
        signed: &SignedChange,
        now: i64,
    ) -> Result<u32, StoreError> {
        let mut writing = self.write().await?;
        let locked = vaults::lock(&mut writing, &change.vault, &change.signer).await;
        let connection = writing.connection();
        if locked.is_err() && erasures::is_this(connection, change, signed).await? {
            writing.commit().await?;
            return Ok(change.number.saturating_add(1));
        }
        let mut row = locked?;
        may(connection, change).await?;
        if change.number != row.next_change {
            if !is_recorded(connection, change, signed).await? {
                return Err(Code::StaleChange.into());
            }
            writing.commit().await?;
            return Ok(row.next_change);
        }
        if let Action::Erase { seal } = &change.action {
            if seal.0.len() > limits::ERASURE_SEAL_BYTES {
                return Err(Code::TooLarge.into());
            }
            erasures::erase(connection, &change.vault, Some(signed), now).await?;
            writing.commit().await?;
            self.forget_what_was_deleted().await;
            return Ok(row.next_change + 1);
        }
        if row.next_change >= limits::CHANGES {
            return Err(Code::TooManyChanges.into());
        }
        make(connection, change, &row, now).await?;
        record(connection, change, signed).await?;
        row.next_change += 1;
        vaults::save(connection, &change.vault, &row).await?;
        writing.commit().await?;
        Ok(row.next_change)
    }
}

/// Whether this signer may make a change of this sort.
async fn may(connection: &mut AnyConnection, change: &Change) -> Result<(), StoreError> {
    match &change.action {
        Action::Found { .. } => Err(Code::Malformed.into()),
        Action::Join { .. } => tickets::is_for(connection, &change.vault, &change.signer).await,
        action => {
            let leaves = matches!(action, Action::Remove { key } if *key == change.signer);
            let needed = if leaves { Role::Reader } else { Role::Owner };
            access::find(connection, &change.vault, &change.signer)
                .await?
                .at_least(needed)?;
            Ok(())
        }
    }
}

async fn make(
    connection: &mut AnyConnection,
    change: &Change,
    row: &VaultRow,
    now: i64,
) -> Result<(), StoreError> {
    let vault = &change.vault;
    match &change.action {
        Action::Found { .. } | Action::Erase { .. } => return Err(Code::Malformed.into()),
        Action::Add { device, role } => {
            vaults::put_member(connection, vault, device, *role).await?;
        }
        Action::Remove { key } => remove(connection, vault, key).await?,
        Action::AddTicket(ticket) => add_ticket(connection, vault, ticket).await?,
        Action::Join { device } => {
            tickets::redeem(connection, vault, &change.signer, device, now).await?;
        }
        Action::Share(share) => add_share(connection, vault, row.kind, share).await?,
        Action::Unshare { place } => {
            sqlx::query("DELETE FROM shares WHERE vault = $1 AND place = $2")
                .bind(vault.0.to_vec())
                .bind(place.0.to_vec())
                .execute(&mut *connection)
                .await?;
        }
    }
    keeps_an_owner(connection, vault).await
}

async fn remove(
    connection: &mut AnyConnection,
    vault: &VaultId,
    key: &DeviceId,
) -> Result<(), StoreError> {
    for sql in [
        "UPDATE members SET removed = 1 WHERE vault = $1 AND member = $2",
        "UPDATE tickets SET removed = 1 WHERE vault = $1 AND ticket = $2",
    ] {
        sqlx::query(sql)
            .bind(vault.0.to_vec())
            .bind(key.0.to_vec())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn add_ticket(
    connection: &mut AnyConnection,
    vault: &VaultId,
    ticket: &NewTicket,
) -> Result<(), StoreError> {
    if ticket.wrapped_key.0.len() > limits::WRAPPED_KEY_BYTES {
        return Err(Code::TooLarge.into());
    }
    let added = sqlx::query(
        "INSERT INTO tickets \
         (vault, ticket, role, ends_at, redemptions, redeemed, removed, wrapped_key) \
         VALUES ($1, $2, $3, $4, $5, 0, 0, $6) ON CONFLICT (vault, ticket) DO NOTHING",
    )
    .bind(vault.0.to_vec())
    .bind(ticket.ticket.0.to_vec())
    .bind(ticket.role.number())
    .bind(ticket.ends_at)
    .bind(ticket.redemptions.map(i64::from))
    .bind(ticket.wrapped_key.0.clone())
    .execute(connection)
    .await?;
    // A seed is never used for a second ticket of one vault: the first one's end would be undone.
    if added.rows_affected() == 0 {
        return Err(Code::TicketUsed.into());
    }
    Ok(())
}

async fn add_share(
    connection: &mut AnyConnection,
    vault: &VaultId,
    kind: VaultKind,
    share: &Share,
) -> Result<(), StoreError> {
    if kind != VaultKind::Firm {
        return Err(Code::PrivateVault.into());
    }
    if share.sealed_key.0.len() > limits::WRAPPED_KEY_BYTES {
        return Err(Code::TooLarge.into());
    }
    sqlx::query(
        "INSERT INTO shares (vault, place, role, sealed_key) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (vault, place) DO UPDATE SET role = $3, sealed_key = $4",
    )
    .bind(vault.0.to_vec())
    .bind(share.place.0.to_vec())
    .bind(share.role.number())
    .bind(share.sealed_key.0.clone())
    .execute(connection)
    .await?;
    Ok(())
}

async fn keeps_an_owner(connection: &mut AnyConnection, vault: &VaultId) -> Result<(), StoreError> {
    let owners = sqlx::query(
        "SELECT member FROM members WHERE vault = $1 AND role = $2 AND removed = 0 LIMIT 1",
    )
    .bind(vault.0.to_vec())
    .bind(Role::Owner.number())
    .fetch_optional(connection)
    .await?;
    owners.map(|_| ()).ok_or_else(|| Code::LastOwner.into())
}

pub(super) async fn record(
    connection: &mut AnyConnection,
    change: &Change,
    signed: &SignedChange,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO changes (vault, number, change, signature) VALUES ($1, $2, $3, $4)")
        .bind(change.vault.0.to_vec())
        .bind(i64::from(change.number))
        .bind(signed.change.0.clone())
        .bind(signed.signature.0.to_vec())
        .execute(connection)
        .await?;
    Ok(())
}

/// Whether just this was done before: a client asks again when an answer was lost.
pub(super) async fn is_recorded(
    connection: &mut AnyConnection,
    change: &Change,
    signed: &SignedChange,
) -> Result<bool, StoreError> {
    let row = sqlx::query("SELECT change FROM changes WHERE vault = $1 AND number = $2")
        .bind(change.vault.0.to_vec())
        .bind(i64::from(change.number))
        .fetch_optional(connection)
        .await?;
    Ok(match row {
        Some(row) => row.try_get::<Vec<u8>, _>(0)? == signed.change.0,
        None => false,
    })
}
