//! The routes, one folder for each resource and one file for each verb.

pub mod api;
pub mod app;
mod batches;
mod caller;
mod challenges;
mod changes;
mod erasures;
mod failure;
mod hashes;
pub mod headers;
pub mod health;
mod log;
mod members;
mod message;
mod metrics;
pub mod operator;
mod ready;
mod sessions;
mod shares;
mod sync;
mod tickets;
mod vaults;

use std::sync::Arc;

use axum::{
    Router,
    extract::FromRef,
    middleware::{from_fn_with_state, map_response},
    routing,
};

use crate::{config::Operator, metrics as counters, site::Site};

pub use api::Api;
pub use ready::LastLook;

/// What the handlers of the app's pages share. Nothing in it changes while the server runs.
#[derive(Debug, Clone, FromRef)]
pub struct Shared {
    pub site: Arc<Site>,
    pub operator: Arc<Operator>,
}

/// The app without sync.
pub fn router(shared: Shared) -> Router {
    finished(pages(shared))
}

/// The whole server as one service.
pub fn router_with_sync(shared: Shared, api: Api) -> Router {
    let count = from_fn_with_state(api.metrics.clone(), counters::count);
    finished(pages(shared).merge(api::router(api)).layer(count))
}

/// What a server has counted, for an address that only those who run it reach.
pub fn router_of_metrics(api: Api) -> Router {
    Router::new()
        .route("/metrics", routing::get(metrics::get))
        .with_state(api)
}

fn pages(shared: Shared) -> Router {
    Router::new()
        .route("/v1/health", routing::get(health::get))
        .route("/operator.json", routing::get(operator::get))
        .fallback(routing::get(app::get))
        .with_state(shared)
}

/// Security headers on each answer, a log line for each.
fn finished(routes: Router) -> Router {
    routes
        .layer(map_response(headers::secure))
        .layer(log::layer())
}
