//! What a server counts, in the format of Prometheus. Nothing here names a vault, a key or an
//! address: labels are the routes, which are few, and outcomes.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};

use crate::store::Store;

/// Upper ends of the times that an answer takes, in seconds.
const TIMES: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

/// The counters of one server process.
#[derive(Debug, Clone)]
pub struct Metrics {
    registry: Arc<Registry>,
    answers: Family<Answered, Counter>,
    times: Family<Asked, Histogram>,
    batches: Family<Brought, Counter>,
    batch_bytes: Counter,
    connections: Family<Connections, Gauge>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Brought {
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Connections {
    state: &'static str,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("good_business");
        let answers = Family::default();
        let times: Family<Asked, Histogram> =
            Family::new_with_constructor(|| Histogram::new(TIMES));
        let batches = Family::default();
        let batch_bytes = Counter::default();
        let connections = Family::default();
        registry.register("answers", "Answers, by route and status", answers.clone());
        let help = "How long answers took, by route";
        registry.register_with_unit("answer", help, Unit::Seconds, times.clone());
        let help = "Batches that devices brought, by what became of them";
        registry.register("batches", help, batches.clone());
        let help = "Bytes of the batches that were stored";
        registry.register_with_unit("batches_stored", help, Unit::Bytes, batch_bytes.clone());
        let help = "Connections to the database, by state";
        registry.register("database_connections", help, connections.clone());
        Self {
            registry: Arc::new(registry),
            answers,
            times,
            batches,
            batch_bytes,
            connections,
        }
    }
}

impl Metrics {
    /// Counts batches of a push: `stored`, `known` or `refused`.
    pub fn brought(&self, outcome: &'static str, count: usize) {
        let counter = self.batches.get_or_create(&Brought { outcome });
        counter.inc_by(count as u64);
    }

    /// Counts the bytes of batches that were stored.
    pub fn stored(&self, bytes: usize) {
        self.batch_bytes.inc_by(bytes as u64);
    }

    /// All counters as text.
    #[must_use]
    pub fn text(&self, store: &Store) -> String {
        let (all, idle) = store.connections();
        for (state, count) in [("idle", idle), ("used", all.saturating_sub(idle))] {
            let gauge = self.connections.get_or_create(&Connections { state });
            gauge.set(i64::try_from(count).unwrap_or(i64::MAX));
        }
        let mut text = String::new();
        if let Err(error) = encode(&mut text, &self.registry) {
            tracing::error!(%error, "the metrics cannot be written");
        }
        text
    }

    fn answered(&self, route: &str, status: u16, time: Duration) {
        let route = route.to_owned();
        let answered = Answered { route, status };
        self.answers.get_or_create(&answered).inc();
        let Answered { route, .. } = answered;
        let times = self.times.get_or_create(&Asked { route });
        times.observe(time.as_secs_f64());
    }
}

/// Counts each answer. A path that is none of the API's counts as the app's.
pub async fn count(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let began = Instant::now();
    let response = next.run(request).await;
    let route = matched.as_ref().map_or("app", MatchedPath::as_str);
    metrics.answered(route, response.status().as_u16(), began.elapsed());
    response
}
