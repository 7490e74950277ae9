use axum::extract::State;
use protocol::api::{AskMembers, Members};

use crate::http::{api::Api, caller::Caller, failure::Refusal, message::Message};

/// Says who may open a vault, to one who may.
///
/// # Errors
/// `NoAccess` or `Removed`.
pub async fn post(
    State(api): State<Api>,
    caller: Caller,
    Message(ask): Message<AskMembers>,
) -> Result<Message<Members>, Refusal> {
    Ok(Message(api.store.members(&ask.vault, &caller.key).await?))
}
