use axum::extract::State;
use protocol::api::{AskChallenge, Challenge};

use crate::{
    http::{api::Api, caller::Visitor, failure::Refusal, message::Message},
    secret,
};

/// Gives a key random bytes to sign. Any key may ask: that it does says nothing of a vault.
///
/// # Errors
/// When the address asks too often.
pub async fn post(
    State(api): State<Api>,
    _visitor: Visitor,
    Message(ask): Message<AskChallenge>,
) -> Result<Message<Challenge>, Refusal> {
    let challenge = secret()?;
    api.store
        .put_challenge(&challenge, &ask.key, api.clock.now())
        .await?;
    Ok(Message(Challenge { challenge }))
}
