use axum::extract::State;
use protocol::{
    api::{AskErasures, Erasures},
    wire::List,
};

use crate::http::{api::Api, caller::Caller, failure::Refusal, message::Message};

/// Says which vaults were erased that the session's key was let into, with each owner's seal.
///
/// # Errors
/// When the database does not answer.
pub async fn post(
    State(api): State<Api>,
    caller: Caller,
    Message(AskErasures {}): Message<AskErasures>,
) -> Result<Message<Erasures>, Refusal> {
    let erasures = List(api.store.erasures(&caller.key).await?);
    Ok(Message(Erasures { erasures }))
}
