//! The addresses of sync: who asks, what is kept, and how often one may ask.

use std::sync::Arc;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderName, HeaderValue, header::CACHE_CONTROL},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use protocol::{
    Code,
    api::{PROTOCOL, PROTOCOL_HEADER},
    limits,
};
use tokio::sync::Semaphore;

use super::{
    challenges, changes, erasures, failure::Refusal, hashes, members, ready, ready::LastLook,
    sessions, shares, sync, tickets, vaults,
};
use crate::{
    clock::Clock, erasures_file::ErasuresFile, metrics::Metrics, rates::Limiter, store::Store,
};

/// What the handlers of sync share.
#[derive(Debug, Clone)]
pub struct Api {
    pub store: Store,
    /// Outlives the database.
    pub erasures: ErasuresFile,
    /// The addresses under which people open the app here: what a session is bound to.
    pub origins: Arc<[String]>,
    pub limiter: Arc<Limiter>,
    /// How many requests have their signatures checked at once: no more than there are cores.
    pub checking: Arc<Semaphore>,
    pub clock: Clock,
    pub metrics: Metrics,
    pub last_look: LastLook,
    /// Whether a proxy in front says who asks.
    pub proxied: bool,
}

/// The routes of sync.
pub fn router(api: Api) -> Router {
    Router::new()
        .route("/v1/challenges", post(challenges::post))
        .route(
            "/v1/sessions",
            post(sessions::post).delete(sessions::delete),
        )
        .route("/v1/vaults", post(vaults::post))
        .route("/v1/changes", post(changes::post))
        .route("/v1/members", post(members::post))
        .route("/v1/erasures", post(erasures::post))
        .route("/v1/shares", post(shares::post))
        .route("/v1/tickets", post(tickets::post))
        .route("/v1/sync", post(sync::post))
        .route("/v1/hashes", post(hashes::post))
        .layer(DefaultBodyLimit::max(limits::REQUEST_BYTES))
        .layer(from_fn(speak_one_protocol))
        .route("/v1/ready", get(ready::get))
        .with_state(api)
}

/// Refuses who speaks another version, before anything of the body is looked at.
async fn speak_one_protocol(request: Request, next: Next) -> Response {
    let spoken = request.headers().get(PROTOCOL_HEADER);
    let spoken = spoken.and_then(|value| value.to_str().ok()?.parse::<u8>().ok());
    let mut response = match spoken {
        Some(PROTOCOL) => next.run(request).await,
        Some(older) if older < PROTOCOL => Refusal::from(Code::ClientTooOld).into_response(),
        Some(_) => Refusal::from(Code::ClientTooNew).into_response(),
        None => Refusal::from(Code::Malformed).into_response(),
    };
    let headers = response.headers_mut();
    headers.insert(
        HeaderName::from_static(PROTOCOL_HEADER),
        HeaderValue::from(u16::from(PROTOCOL)),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
