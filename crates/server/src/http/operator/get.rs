//! Who runs this copy.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::header::CACHE_CONTROL,
    response::{IntoResponse, Response},
};

use crate::config::Operator;

/// Answers with `{ name, contact, privacy_contact, address }`, each a text or `null`.
pub async fn get(State(operator): State<Arc<Operator>>) -> Response {
    ([(CACHE_CONTROL, "no-cache")], Json(operator.as_ref())).into_response()
}
