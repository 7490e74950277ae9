//! Tickets: who holds the seed may let a device in.

use protocol::{Code, DeviceId, NewTicket, Role, VaultId, api::OpenTicket, wire::Blob};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{Store, StoreError, access, rows, vaults};

const COLUMNS: &str = "SELECT role, ends_at, redemptions, redeemed, removed, wrapped_key \
     FROM tickets WHERE vault = $1 AND ticket = $2";

/// A ticket as it stands.
#[derive(Debug)]
pub(super) struct TicketRow {
    pub(super) ticket: NewTicket,
    redeemed: u32,
    removed: bool,
}

impl TicketRow {
    /// From the columns in the order of [`COLUMNS`].
    pub(super) fn read(ticket: DeviceId, row: &AnyRow) -> Result<Self, sqlx::Error> {
        let ticket = NewTicket {
            ticket,
            role: rows::named(row, 0, Role::from_number)?,
            ends_at: rows::maybe(row, 1)?,
            redemptions: rows::maybe(row, 2)?,
            wrapped_key: Blob(row.try_get(5)?),
        };
        Ok(Self {
            ticket,
            redeemed: rows::number(row, 3)?,
            removed: rows::number::<i64>(row, 4)? != 0,
        })
    }

    /// Why it lets nobody in, if so.
    fn refused(&self, now: i64) -> Option<Code> {
        let ended = self.ticket.ends_at.is_some_and(|end| end <= now);
        let used = self
            .ticket
            .redemptions
            .is_some_and(|most| self.redeemed >= most);
        match () {
            () if self.removed => Some(Code::Removed),
            () if ended => Some(Code::TicketEnded),
            () if used => Some(Code::TicketUsed),
            () => None,
        }
    }
}

impl Store {
    /// Every vault that this ticket was made for.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn tickets(
        &self,
        ticket: &DeviceId,
        now: i64,
    ) -> Result<Vec<OpenTicket>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        let vaults = sqlx::query("SELECT vault FROM tickets WHERE ticket = $1 ORDER BY vault")
            .bind(ticket.0.to_vec())
            .fetch_all(&mut *connection)
            .await?;
        let mut tickets = Vec::with_capacity(vaults.len());
        for row in vaults {
            let vault = VaultId(rows::array(&row, 0)?);
            if let Some(found) = read(&mut connection, &vault, ticket).await? {
                tickets.push(open(&mut connection, vault, found, now).await?);
            }
        }
        Ok(tickets)
    }
}

/// What a ticket says of its vault: nothing that its key could be tried on once it is no good.
async fn open(
    connection: &mut AnyConnection,
    vault: VaultId,
    found: TicketRow,
    now: i64,
) -> Result<OpenTicket, StoreError> {
    let row = vaults::read(connection, &vault, &found.ticket.ticket).await?;
    let refused = found.refused(now);
    let mut ticket = found.ticket;
    let first = if refused.is_some() {
        ticket.wrapped_key = Blob(Vec::new());
        Blob(Vec::new())
    } else {
        let row = sqlx::query("SELECT batch FROM batches WHERE vault = $1 AND n = 1")
            .bind(vault.0.to_vec())
            .fetch_one(connection)
            .await?;
        Blob(row.try_get(0)?)
    };
    Ok(OpenTicket {
        vault,
        kind: row.kind,
        refused,
        ticket,
        first,
        next: row.next_change,
    })
}

async fn read(
    connection: &mut AnyConnection,
    vault: &VaultId,
    ticket: &DeviceId,
) -> Result<Option<TicketRow>, StoreError> {
    let row = sqlx::query(COLUMNS)
        .bind(vault.0.to_vec())
        .bind(ticket.0.to_vec())
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|row| TicketRow::read(*ticket, &row)).transpose()?)
}

/// # Errors
/// `NoAccess` when no such ticket was made for the vault.
pub(super) async fn is_for(
    connection: &mut AnyConnection,
    vault: &VaultId,
    ticket: &DeviceId,
) -> Result<(), StoreError> {
    let found = read(connection, vault, ticket).await?;
    found.map(|_| ()).ok_or_else(|| Code::NoAccess.into())
}

/// Lets a device in. One that is in already with that role, or more, uses nothing up.
///
/// # Errors
/// Why the ticket lets nobody in any more.
pub(super) async fn redeem(
    connection: &mut AnyConnection,
    vault: &VaultId,
    ticket: &DeviceId,
    device: &DeviceId,
    now: i64,
) -> Result<(), StoreError> {
    let found = read(connection, vault, ticket).await?;
    let found = found.ok_or(Code::NoAccess)?;
    if let Some(code) = found.refused(now) {
        return Err(code.into());
    }
    let role = found.ticket.role;
    let is_in = access::member(connection, vault, device).await?;
    if is_in.is_some_and(|present| present >= role) {
        return Ok(());
    }
    sqlx::query("UPDATE tickets SET redeemed = redeemed + 1 WHERE vault = $1 AND ticket = $2")
        .bind(vault.0.to_vec())
        .bind(ticket.0.to_vec())
        .execute(&mut *connection)
        .await?;
    vaults::put_member(connection, vault, device, role).await
}
