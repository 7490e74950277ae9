//! A device as the app has one: it seals, signs and syncs over one connection.

use anyhow::{Context, anyhow, ensure};
use base16ct::lower;
use protocol::{
    Action, Change, Code, Cursor, Purpose, Role, SessionProof, SignedChange, VaultKind,
    api::{
        AskChallenge, CONTENT_TYPE, Challenge, Changed, FoundVault, MakeChange, OpenSession,
        PROTOCOL_HEADER, Pull, Session, Sync, SyncVault, Synced, SyncedBatches,
    },
    wire::{self, Blob, List},
};
use serde::{Serialize, de::DeserializeOwned};
use vault::{DeviceKey, Op, SealRequest, VaultId, VaultKey, seal};

use crate::line::Line;

pub(crate) const ORIGIN: &str = "http://localhost:8080";
const KEY: VaultKey = VaultKey([7; 32]);

/// A device that is signed in.
#[derive(Debug)]
pub(crate) struct Device {
    pub(crate) line: Line,
    key: DeviceKey,
    headers: String,
}

fn random<const N: usize>() -> [u8; N] {
    std::array::from_fn(|_| fastrand::u8(..))
}

impl Device {
    pub(crate) async fn at(address: &str) -> anyhow::Result<Self> {
        let key = DeviceKey::from_seed(random());
        let mut device = Self {
            line: Line::to(address).await?,
            key,
            headers: format!("content-type: {CONTENT_TYPE}\r\n{PROTOCOL_HEADER}: 1\r\n"),
        };
        let key = device.key.id();
        let Challenge { challenge } = device.post("/v1/challenges", &AskChallenge { key }).await?;
        let proof = SessionProof {
            origin: ORIGIN,
            challenge: &challenge,
            key: &key,
        };
        let signature = device.key.sign(Purpose::Session, &proof.to_bytes());
        let open = OpenSession {
            key,
            challenge,
            signature,
        };
        let session: Session = device.post("/v1/sessions", &open).await?;
        let token = lower::encode_string(&session.token);
        device.headers += &format!("authorization: Bearer {token}\r\n");
        Ok(device)
    }

    /// A new vault with one batch, and the cursor after it.
    pub(crate) async fn founds(&mut self, ops: &[Op]) -> anyhow::Result<(VaultId, Cursor)> {
        let vault = VaultId(random());
        let kind = VaultKind::Firm;
        let founding = self.signs(vault, 0, Action::Found { kind });
        let first = self.seals(vault, ops)?.remove(0);
        let found = FoundVault { founding, first };
        let _: Changed = self.post("/v1/vaults", &found).await?;
        let read = self.syncs(vault, Cursor::START, vec![]).await?;
        Ok((vault, cursor(&read)?))
    }

    /// Lets another device in, as the first change after the founding.
    pub(crate) async fn lets_in(&mut self, vault: VaultId, other: &Self) -> anyhow::Result<()> {
        let (device, role) = (other.key.id(), Role::Editor);
        let change = self.signs(vault, 1, Action::Add { device, role });
        let _: Changed = self.post("/v1/changes", &MakeChange { change }).await?;
        Ok(())
    }

    pub(crate) async fn syncs(
        &mut self,
        vault: VaultId,
        cursor: Cursor,
        push: Vec<Blob>,
    ) -> anyhow::Result<SyncedBatches> {
        let asked = vec![(vault, cursor, push)];
        let outcome = self.syncs_all(asked).await?.remove(0);
        outcome.map_err(|code| anyhow!("{code:?}"))
    }

    pub(crate) async fn syncs_all(
        &mut self,
        asked: Vec<(VaultId, Cursor, Vec<Blob>)>,
    ) -> anyhow::Result<Vec<Result<SyncedBatches, Code>>> {
        let vaults = asked.into_iter().map(|(vault, cursor, push)| SyncVault {
            vault,
            cursor,
            push: List(push),
        });
        let request = Sync {
            vaults: List(vaults.collect()),
        };
        let synced: Synced = self.post("/v1/sync", &request).await?;
        let outcomes = synced.vaults.0.into_iter().map(|vault| vault.outcome);
        Ok(outcomes.collect())
    }

    /// Pushes, and counts only what is stored durably.
    pub(crate) async fn pushes(
        &mut self,
        vault: VaultId,
        at: &mut Cursor,
        push: Vec<Blob>,
    ) -> anyhow::Result<u64> {
        let count = push.len();
        let synced = self.syncs(vault, *at, push).await?;
        ensure!(synced.stored.0.len() == count, "not all was stored");
        *at = cursor(&synced)?;
        Ok(synced.used)
    }

    /// One batch of these ops, or more when they are too many for one.
    pub(crate) fn seals(&self, vault: VaultId, ops: &[Op]) -> anyhow::Result<Vec<Blob>> {
        let request = SealRequest {
            vault,
            key: &KEY,
            device: &self.key,
            prev: None,
            ops,
        };
        let batches = seal(request, random)?;
        Ok(batches.into_iter().map(|batch| Blob(batch.bytes)).collect())
    }

    fn signs(&self, vault: VaultId, number: u32, action: Action) -> SignedChange {
        let change = wire::encode(&Change {
            vault,
            number,
            signer: self.key.id(),
            action,
        });
        SignedChange {
            signature: self.key.sign(Purpose::Change, &change),
            change: Blob(change),
        }
    }

    async fn post<Answer: DeserializeOwned>(
        &mut self,
        path: &str,
        message: &impl Serialize,
    ) -> anyhow::Result<Answer> {
        let body = wire::encode(message);
        let answer = self.line.ask("POST", path, &self.headers, &body).await?;
        Ok(wire::decode(&answer)?)
    }
}

/// Where a device has read to.
///
/// # Errors
/// When the server's log is another.
pub(crate) fn cursor(synced: &SyncedBatches) -> anyhow::Result<Cursor> {
    match &synced.pull {
        Pull::Page { cursor, .. } => Some(*cursor),
        Pull::CursorUnknown => None,
    }
    .context("the log is another")
}
