use axum::extract::State;
use protocol::{
    Action,
    api::{Changed, MakeChange},
};

use super::verified;
use crate::http::{api::Api, caller::Caller, failure::Refusal, message::Message};

/// Changes who may open a vault.
///
/// # Errors
/// When the signer may not, or others were faster.
pub async fn post(
    State(api): State<Api>,
    caller: Caller,
    Message(request): Message<MakeChange>,
) -> Result<Message<Changed>, Refusal> {
    let change = verified(&request.change, &caller)?;
    let next = api
        .store
        .change(&change, &request.change, api.clock.now())
        .await?;
    if matches!(change.action, Action::Erase { .. }) {
        api.erasures.note(&api.store, &change.vault).await?;
    }
    Ok(Message(Changed { next }))
}
