use axum::extract::State;
use protocol::api::{AskHashes, Hashes};

use crate::http::{api::Api, caller::Caller, failure::Refusal, message::Message};

/// Says which batches a log holds: a client whose cursor is unknown sends what is missing.
///
/// # Errors
/// `NoAccess` or `Removed`.
pub async fn post(
    State(api): State<Api>,
    caller: Caller,
    Message(ask): Message<AskHashes>,
) -> Result<Message<Hashes>, Refusal> {
    let hashes = api.store.hashes(&ask.vault, &caller.key, ask.after);
    Ok(Message(hashes.await?))
}
