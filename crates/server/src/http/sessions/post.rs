use axum::extract::State;
use protocol::{
    Code, Purpose, SessionProof,
    api::{OpenSession, Session},
};

use crate::{
    http::{api::Api, caller::Visitor, failure::Refusal, message::Message},
    secret,
};

/// Opens a session of a key that signed its challenge for one of this server's addresses.
///
/// # Errors
/// `BadSignature`, also for another address; `BadChallenge`.
pub async fn post(
    State(api): State<Api>,
    _visitor: Visitor,
    Message(open): Message<OpenSession>,
) -> Result<Message<Session>, Refusal> {
    let signed_for = |origin: &String| {
        let (challenge, key) = (&open.challenge, &open.key);
        let proof = SessionProof {
            origin,
            challenge,
            key,
        };
        open.signature
            .is_by(key, Purpose::Session, &proof.to_bytes())
    };
    if !api.origins.iter().any(signed_for) {
        return Err(Code::BadSignature.into());
    }
    let token = secret()?;
    api.store
        .open_session(&open.challenge, &token, &open.key, api.clock.now())
        .await?;
    Ok(Message(Session { token }))
}
