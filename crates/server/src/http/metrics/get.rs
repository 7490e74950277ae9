//! What this process has counted, for Prometheus, at an address of its own.

use axum::{
    extract::State,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};

use crate::http::api::Api;

/// All counters as text.
pub async fn get(State(api): State<Api>) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(CONTENT_TYPE, kind)], api.metrics.text(&api.store)).into_response()
}
