//! Whether this server can store: for what decides where requests go.

use axum::{
    extract::State,
    http::{StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
};

use crate::http::api::Api;

/// 204 when the database answers, 503 when it does not.
pub async fn get(State(api): State<Api>) -> Response {
    let status = match api.store.ready().await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            StatusCode::SERVICE_UNAVAILABLE
        }
    };
    (status, [(CACHE_CONTROL, "no-store")]).into_response()
}
