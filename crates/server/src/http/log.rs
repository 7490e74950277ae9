//! One line for each answer: method, path, status and time taken. Never a query, a body or an
//! address, for those can name a person.

use axum::{body::Body, http::Request};
use tower_http::{
    classify::{ServerErrorsAsFailures, SharedClassifier},
    trace::{DefaultOnResponse, MakeSpan, TraceLayer},
};
use tracing::{Level, Span};

/// The layer that writes the lines.
pub(crate) fn layer() -> TraceLayer<SharedClassifier<ServerErrorsAsFailures>, PathOnly> {
    TraceLayer::new_for_http()
        .make_span_with(PathOnly)
        .on_response(DefaultOnResponse::new().level(Level::INFO))
}

/// Describes a request by its method and the path of its address.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PathOnly;

impl MakeSpan<Body> for PathOnly {
    fn make_span(&mut self, request: &Request<Body>) -> Span {
        tracing::info_span!("request", method = %request.method(), path = request.uri().path())
    }
}
