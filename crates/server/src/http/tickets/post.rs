use axum::extract::State;
use protocol::{
    api::{AskTickets, Tickets},
    wire::List,
};

use crate::http::{api::Api, caller::Caller, failure::Refusal, message::Message};

/// Says what the session's key opens as a ticket; for any other key that is nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn post(
    State(api): State<Api>,
    caller: Caller,
    Message(AskTickets {}): Message<AskTickets>,
) -> Result<Message<Tickets>, Refusal> {
    let tickets = List(api.store.tickets(&caller.key, api.clock.now()).await?);
    Ok(Message(Tickets { tickets }))
}
