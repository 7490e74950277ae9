use std::{collections::HashSet, sync::Arc};

use axum::extract::State;
use protocol::{
    BatchHash, Code, Role, VaultId,
    api::{RefusedBatch, Sync, SyncVault, Synced, SyncedBatches, SyncedVault},
    limits,
    wire::{Blob, List},
};
use tokio::task::spawn_blocking;

use crate::{
    http::{
        api::Api,
        batches::{checked, code},
        caller::Caller,
        failure::{Refusal, code_of},
        message::Message,
    },
    store::{Pushed, StoreError},
};

/// Stores what the client brings and gives what is new to it, vault by vault. What is wrong with
/// one of them holds up no other.
///
/// # Errors
/// When the request as a whole is too much, or nothing of it can be done at the moment.
pub async fn post(
    State(api): State<Api>,
    caller: Caller,
    Message(request): Message<Sync>,
) -> Result<Message<Synced>, Refusal> {
    if request.vaults.0.len() > limits::VAULTS_PER_SYNC {
        return Err(Code::TooLarge.into());
    }
    let mut room = limits::PULL_BYTES;
    let mut vaults = Vec::with_capacity(request.vaults.0.len());
    for asked in request.vaults.0 {
        let vault = asked.vault;
        let outcome = sync(&api, &caller, asked, &mut room).await;
        vaults.push(SyncedVault {
            vault,
            outcome: outcome.map_err(code_of),
        });
    }
    let not_done = |vault: &SyncedVault| vault.outcome == Err(Code::Unavailable);
    if !vaults.is_empty() && vaults.iter().all(not_done) {
        // Said once for all, with how long to wait.
        return Err(Code::Unavailable.into());
    }
    Ok(Message(Synced {
        vaults: List(vaults),
    }))
}

async fn sync(
    api: &Api,
    caller: &Caller,
    asked: SyncVault,
    room: &mut usize,
) -> Result<SyncedBatches, StoreError> {
    // Before any signature is checked: a stranger gets no work done here.
    let access = api.store.access(&asked.vault, &caller.key).await?;
    let push = Arc::new(asked.push.0);
    let (good, mut refused) =
        sorted(api, asked.vault, &push, access.at_least(Role::Editor)).await?;
    let good: Vec<_> = good
        .iter()
        .map(|(hash, place)| (*hash, &push[*place].0[..]))
        .collect();
    let pushed = if good.is_empty() {
        Pushed::default()
    } else {
        api.store.push(&asked.vault, &caller.key, &good).await?
    };
    refused.extend(pushed.refused);
    let stored = good.iter().filter(|(hash, _)| pushed.stored.contains(hash));
    api.metrics
        .stored(stored.map(|(_, bytes)| bytes.len()).sum());
    for (outcome, count) in [
        ("stored", pushed.stored.len()),
        ("known", pushed.known.len()),
        ("refused", refused.len()),
    ] {
        api.metrics.brought(outcome, count);
    }
    let brought: HashSet<BatchHash> = pushed.stored.iter().chain(&pushed.known).copied().collect();
    let pull = api
        .store
        .pull(&asked.vault, &caller.key, asked.cursor, &brought, room);
    let (pull, used) = pull.await?;
    Ok(SyncedBatches {
        stored: List(pushed.stored),
        known: List(pushed.known),
        refused: List(refused),
        pull,
        used,
        limit: limits::VAULT_BYTES,
    })
}

/// How many batches are looked at where requests are answered. A signature takes as long as a dozen
/// messages to the database: more of them would keep transactions of others waiting.
const AT_ONCE: usize = 2;

/// Those batches of a push that may be stored, by their place in it.
type Good = Vec<(BatchHash, usize)>;

async fn sorted(
    api: &Api,
    vault: VaultId,
    push: &Arc<Vec<Blob>>,
    writing: Result<(), Code>,
) -> Result<(Good, Vec<RefusedBatch>), Code> {
    if push.len() <= AT_ONCE || writing.is_err() {
        return Ok(sort(&vault, push, writing));
    }
    let _permit = api
        .checking
        .acquire()
        .await
        .map_err(|_| Code::Unavailable)?;
    let push = Arc::clone(push);
    let sorted = spawn_blocking(move || sort(&vault, &push, writing));
    sorted.await.map_err(|_| Code::Unavailable)
}

fn sort(vault: &VaultId, push: &[Blob], writing: Result<(), Code>) -> (Good, Vec<RefusedBatch>) {
    let (mut good, mut refused) = (Vec::new(), Vec::new());
    for (place, batch) in push.iter().enumerate() {
        let bytes = &batch.0[..];
        match writing.and_then(|()| checked(bytes, vault).map_err(code)) {
            Ok(hash) => good.push((hash, place)),
            Err(code) => refused.push(RefusedBatch {
                hash: BatchHash::of(bytes),
                code,
            }),
        }
    }
    (good, refused)
}
