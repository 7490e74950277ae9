use std::collections::HashSet;

use axum::extract::State;
use protocol::{
    BatchHash, Code, Role,
    api::{RefusedBatch, Sync, SyncVault, Synced, SyncedBatches, SyncedVault},
    limits,
    wire::List,
};

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
    for asked in &request.vaults.0 {
        let outcome = sync(&api, &caller, asked, &mut room).await;
        vaults.push(SyncedVault {
            vault: asked.vault,
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
    asked: &SyncVault,
    room: &mut usize,
) -> Result<SyncedBatches, StoreError> {
    // Before any signature is checked: a stranger gets no work done here.
    let access = api.store.access(&asked.vault, &caller.key).await?;
    let (good, mut refused) = sort(asked, access.at_least(Role::Editor));
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

/// Those batches of a push that may be stored, and why the others may not.
fn sort(
    asked: &SyncVault,
    writing: Result<(), Code>,
) -> (Vec<(BatchHash, &[u8])>, Vec<RefusedBatch>) {
    let (mut good, mut refused) = (Vec::new(), Vec::new());
    for batch in &asked.push.0 {
        let bytes = &batch.0[..];
        match writing.and_then(|()| checked(bytes, &asked.vault).map_err(code)) {
            Ok(hash) => good.push((hash, bytes)),
            Err(code) => refused.push(RefusedBatch {
                hash: BatchHash::of(bytes),
                code,
            }),
        }
    }
    (good, refused)
}
