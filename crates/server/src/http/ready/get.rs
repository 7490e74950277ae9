//! Whether this server can store: for what decides where requests go.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
};
use tokio::sync::Mutex;

use crate::{http::api::Api, store::Store};

/// How long an answer stands, in milliseconds: each look is a write, and anyone may ask.
const STANDS: i64 = 5_000;

/// When the database was last looked at, and whether it could be written.
#[derive(Debug, Clone, Default)]
pub struct LastLook(Arc<Mutex<Option<(i64, bool)>>>);

impl LastLook {
    /// Those who ask at once share one look.
    async fn is_ready(&self, store: &Store, now: i64) -> bool {
        let mut last = self.0.lock().await;
        if let Some((at, ready)) = *last
            && (0..STANDS).contains(&(now - at))
        {
            return ready;
        }
        let ready = match store.ready(now).await {
            Ok(()) => true,
            Err(error) => {
                tracing::error!(%error, "the database cannot be written");
                false
            }
        };
        *last = Some((now, ready));
        ready
    }
}

/// 204 when the database can be written, 503 when it cannot.
pub async fn get(State(api): State<Api>) -> Response {
    let ready = api.last_look.is_ready(&api.store, api.clock.now()).await;
    let status = if ready {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, [(CACHE_CONTROL, "no-store")]).into_response()
}
