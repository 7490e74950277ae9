use axum::{extract::State, http::StatusCode};

use crate::http::{api::Api, caller::Caller, failure::Refusal};

/// Ends the session that asks.
///
/// # Errors
/// When there is none.
pub async fn delete(State(api): State<Api>, caller: Caller) -> Result<StatusCode, Refusal> {
    api.store.end_session(&caller.token).await?;
    Ok(StatusCode::NO_CONTENT)
}
