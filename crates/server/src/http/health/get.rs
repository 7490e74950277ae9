//! A probe that only this server can answer.

use axum::{
    Json,
    http::header::CACHE_CONTROL,
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// What the app checks before it believes that it is online: a hotel's login page also answers
/// with 200, but not with this.
#[derive(Debug, Serialize)]
struct Health {
    /// Always `good-business`.
    service: &'static str,
    /// The version of the sync protocol that this server speaks.
    protocol: u8,
    /// The version of this server, for people.
    version: &'static str,
}

/// Answers that the server is up. Never kept by any cache.
pub async fn get() -> Response {
    let body = Json(Health {
        service: "good-business",
        protocol: 1,
        version: env!("CARGO_PKG_VERSION"),
    });
    ([(CACHE_CONTROL, "no-store")], body).into_response()
}
