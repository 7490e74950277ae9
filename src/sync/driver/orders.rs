//! Does what the machine orders, and tells it what came of it.

use protocol::BatchHash;
use protocol::api::{CONTENT_TYPE, PROTOCOL, PROTOCOL_HEADER};
use protocol::limits::REQUEST_BYTES;
use vault::sync::{Answer, Order, Read, Report, Request, Transaction, VaultWrite, Waiting, Wanted};

use super::Later;
use super::turn::Turn;
use crate::platform::{clock, random};
use crate::storage::outbox::{Arrived, Note, Step};
use crate::storage::{StorageError, Store, VaultRecord};
use crate::sync::fetch;

/// How long an answer may take, in milliseconds: a megabyte over a bad line takes a while.
const PATIENCE: i32 = 60_000;
/// A longer body is none of our server's.
const ANSWER_BYTES: usize = 2 * REQUEST_BYTES;

/// What came of an order.
pub(super) enum Done {
    Report(Report),
    /// Nothing is to be done before this time, in milliseconds since 1970.
    Until(i64),
    /// Another tab has changed the store meanwhile: the machine is to be made anew.
    Overtaken,
}

/// 64 random bits, for the length of waits.
pub(super) fn dice() -> u64 {
    u64::from_le_bytes(random::bytes())
}

impl Turn {
    /// Does one order. `beside` is written in the same transaction as what the order stores.
    pub(super) fn perform(&mut self, order: Order, beside: Option<Note>) -> Later<'_, Done> {
        Box::pin(async move {
            Done::Report(match order {
                Order::Send(request) => send(&request).await,
                Order::Read(read) => read_from(&self.engine.store, read).await,
                Order::Store(transaction) => match self.store(transaction, beside).await {
                    Ok(true) => {
                        self.tell().await;
                        Report::Stored
                    }
                    Ok(false) => return Done::Overtaken,
                    Err(_) => Report::NotStored,
                },
                Order::Wait { until } | Order::Rest { until } => return Done::Until(until),
            })
        })
    }

    async fn store(
        &mut self,
        transaction: Transaction,
        beside: Option<Note>,
    ) -> Result<bool, StorageError> {
        let mut step = Step {
            notes: beside.into_iter().collect(),
            ..Step::default()
        };
        for write in transaction.vaults {
            let vault = self.vault_of(&write);
            step.notes
                .push(self.note_of(write.vault.to_string(), Some(write.record)));
            step.sent.extend(write.acknowledged);
            step.lost.extend(write.requeued);
            let is_joined = write.new.is_some();
            if let Some(vault) = vault.filter(|_| is_joined || !write.incoming.is_empty()) {
                let batches = write.incoming;
                step.arrived.push(Arrived { vault, batches });
            }
        }
        self.take_step(step).await
    }

    /// The vault that is written, as it is here or is to be. Where a person asked to be let in, it goes before
    /// those of its kind that this device began by itself: what people do from now on goes to where they joined.
    fn vault_of(&self, write: &VaultWrite) -> Option<VaultRecord> {
        let vaults = &self.state.vaults;
        if let Some(vault) = vaults.iter().find(|vault| vault.id == write.vault) {
            return Some(vault.clone());
        }
        let new = write.new.clone()?;
        let of_kind = vaults.iter().filter(|vault| vault.kind == new.kind);
        let oldest = of_kind.map(|vault| vault.created - 1).min();
        Some(VaultRecord {
            id: write.vault,
            kind: new.kind,
            key: new.key,
            created: oldest
                .filter(|_| self.goes_first)
                .unwrap_or_else(clock::now),
        })
    }
}

async fn send(request: &Request) -> Report {
    let protocol = PROTOCOL.to_string();
    let mut headers = vec![
        ("content-type", CONTENT_TYPE),
        (PROTOCOL_HEADER, protocol.as_str()),
    ];
    let authorization = request.authorization.as_deref();
    headers.extend(authorization.map(|token| ("authorization", token)));
    match fetch::post(request.path, &headers, &request.body, PATIENCE).await {
        Some(came) if came.body.len() <= ANSWER_BYTES => Report::Answer(Answer {
            status: came.status,
            protocol: came.header(PROTOCOL_HEADER),
            retry_after: came.header("retry-after"),
            body: came.body,
        }),
        _ => Report::NoAnswer,
    }
}

async fn read_from(store: &Store, read: Read) -> Report {
    let report = match read {
        Read::Outbox { wanted, bytes } => outbox(store, wanted, bytes).await.map(Report::Outbox),
        Read::First { vault } => store.first_batch(vault).await.map(Report::First),
        Read::Hashes { vault } => store.hashes(vault).await.map(Report::Hashes),
    };
    report.unwrap_or(Report::NotRead)
}

/// As much of each vault's outbox as is wanted, in `bytes` for all of them together.
async fn outbox(
    store: &Store,
    wanted: Vec<Wanted>,
    mut bytes: usize,
) -> Result<Vec<Waiting>, StorageError> {
    let mut waiting = Vec::new();
    for wanted in wanted {
        let mut room = wanted.bytes.min(bytes);
        let mut of_vault = Waiting::default();
        for batch in store.unsent(wanted.vault).await? {
            if wanted.without.contains(&BatchHash::of(&batch)) {
                continue;
            }
            if batch.len() > room {
                of_vault.more = true;
                break;
            }
            room -= batch.len();
            bytes -= batch.len();
            of_vault.batches.push(batch);
        }
        waiting.push(of_vault);
    }
    Ok(waiting)
}
