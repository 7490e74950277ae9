//! Who may open a vault, told to those who may.

use protocol::{
    DeviceId, Role, Share, Signature, SignedChange, VaultId, VaultKind,
    api::{Member, Members, SharedVault},
    wire::{Blob, List},
};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{Store, StoreError, access, rows, tickets::TicketRow, vaults};

impl Store {
    /// Everyone who may open a vault, and how that came to be.
    ///
    /// # Errors
    /// When the key may not open it itself.
    pub async fn members(&self, vault: &VaultId, key: &DeviceId) -> Result<Members, StoreError> {
        let mut connection = self.pool.acquire().await?;
        access::find(&mut connection, vault, key).await?;
        let row = vaults::read(&mut connection, vault, key).await?;
        let devices = all(
            &mut connection,
            "SELECT member, role FROM members WHERE vault = $1 AND removed = 0 ORDER BY member",
            vault,
        );
        let devices = devices
            .await?
            .iter()
            .map(member)
            .collect::<Result<_, _>>()?;
        let tickets = all(
            &mut connection,
            "SELECT role, ends_at, redemptions, redeemed, removed, wrapped_key, ticket \
             FROM tickets WHERE vault = $1 AND removed = 0 ORDER BY ticket",
            vault,
        );
        let tickets = tickets
            .await?
            .iter()
            .map(ticket)
            .collect::<Result<_, _>>()?;
        let shares = all(
            &mut connection,
            "SELECT place, role, sealed_key FROM shares WHERE vault = $1 ORDER BY place",
            vault,
        );
        let shares = shares.await?.iter().map(share).collect::<Result<_, _>>()?;
        let changes = all(
            &mut connection,
            "SELECT change, signature FROM changes WHERE vault = $1 ORDER BY number",
            vault,
        );
        let changes = changes
            .await?
            .iter()
            .map(change)
            .collect::<Result<_, _>>()?;
        Ok(Members {
            kind: row.kind,
            devices: List(devices),
            tickets: List(tickets),
            shares: List(shares),
            changes: List(changes),
        })
    }

    /// What is shared with a place.
    ///
    /// # Errors
    /// When the key is no member of the place itself.
    pub async fn shares(
        &self,
        place: &VaultId,
        key: &DeviceId,
    ) -> Result<Vec<SharedVault>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        access::find(&mut connection, place, key).await?;
        let rows = all(
            &mut connection,
            "SELECT s.vault, v.kind, s.role, s.sealed_key, v.n FROM shares s \
             JOIN vaults v ON v.id = s.vault WHERE s.place = $1 ORDER BY s.vault",
            place,
        );
        let shares = rows.await?.iter().map(shared).collect::<Result<_, _>>()?;
        Ok(shares)
    }
}

async fn all(
    connection: &mut AnyConnection,
    sql: &'static str,
    vault: &VaultId,
) -> Result<Vec<AnyRow>, sqlx::Error> {
    sqlx::query(sql)
        .bind(vault.0.to_vec())
        .fetch_all(connection)
        .await
}

fn member(row: &AnyRow) -> Result<Member, sqlx::Error> {
    Ok(Member {
        device: DeviceId(rows::array(row, 0)?),
        role: rows::named(row, 1, Role::from_number)?,
    })
}

fn ticket(row: &AnyRow) -> Result<protocol::NewTicket, sqlx::Error> {
    Ok(TicketRow::read(DeviceId(rows::array(row, 6)?), row)?.ticket)
}

fn share(row: &AnyRow) -> Result<Share, sqlx::Error> {
    Ok(Share {
        place: VaultId(rows::array(row, 0)?),
        role: rows::named(row, 1, Role::from_number)?,
        sealed_key: Blob(row.try_get(2)?),
    })
}

fn change(row: &AnyRow) -> Result<SignedChange, sqlx::Error> {
    Ok(SignedChange {
        change: Blob(row.try_get(0)?),
        signature: Signature(rows::array(row, 1)?),
    })
}

fn shared(row: &AnyRow) -> Result<SharedVault, sqlx::Error> {
    Ok(SharedVault {
        vault: VaultId(rows::array(row, 0)?),
        kind: rows::named(row, 1, VaultKind::from_number)?,
        role: rows::named(row, 2, Role::from_number)?,
        sealed_key: Blob(row.try_get(3)?),
        n: rows::number(row, 4)?,
    })
}
