use axum::extract::State;
use protocol::{
    api::{AskShares, Shares},
    wire::List,
};

use crate::http::{api::Api, caller::Caller, failure::Refusal, message::Message};

/// Says what is shared with a place, to one who belongs to it.
///
/// # Errors
/// `NoAccess` or `Removed`.
pub async fn post(
    State(api): State<Api>,
    caller: Caller,
    Message(ask): Message<AskShares>,
) -> Result<Message<Shares>, Refusal> {
    let shares = List(api.store.shares(&ask.place, &caller.key).await?);
    Ok(Message(Shares { shares }))
}
