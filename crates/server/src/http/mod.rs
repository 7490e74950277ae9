//! The routes, one folder for each resource and one file for each verb.

pub mod app;
pub mod headers;
pub mod health;
mod log;
pub mod operator;

use std::sync::Arc;

use axum::{Router, extract::FromRef, middleware::map_response, routing};

use crate::{config::Operator, site::Site};

/// What the handlers share. Nothing in it changes while the server runs.
#[derive(Debug, Clone, FromRef)]
pub struct Shared {
    pub site: Arc<Site>,
    pub operator: Arc<Operator>,
}

/// The whole server as one service: routes, security headers on each answer, a log line for each.
pub fn router(shared: Shared) -> Router {
    Router::new()
        .route("/v1/health", routing::get(health::get))
        .route("/operator.json", routing::get(operator::get))
        .fallback(routing::get(app::get))
        .layer(map_response(headers::secure))
        .layer(log::layer())
        .with_state(shared)
}
