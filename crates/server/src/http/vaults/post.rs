use axum::extract::State;
use protocol::{
    Action, Code,
    api::{Changed, FoundVault},
};

use crate::http::{
    api::Api,
    batches::{checked, code},
    caller::Caller,
    changes::verified,
    failure::Refusal,
    message::Message,
};

/// Founds a vault with its first batch; the session's key is its first owner.
///
/// # Errors
/// Those of a change and of a batch.
pub async fn post(
    State(api): State<Api>,
    caller: Caller,
    Message(request): Message<FoundVault>,
) -> Result<Message<Changed>, Refusal> {
    let change = verified(&request.founding, &caller)?;
    let (Action::Found { kind }, 0) = (&change.action, change.number) else {
        return Err(Code::Malformed.into());
    };
    let hash = checked(&request.first.0, &change.vault).map_err(code)?;
    let first = (hash, &request.first.0[..]);
    api.store
        .found(*kind, &change, &request.founding, first, api.clock.now())
        .await?;
    Ok(Message(Changed { next: 1 }))
}
