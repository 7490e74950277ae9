//! The line between people and the server. As a rule it is good.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{StatusCode, Uri, header::CONTENT_TYPE, uri::PathAndQuery},
    response::{IntoResponse, Response},
};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use tokio::net::TcpListener;

/// Requests and answers are at most this long, in bytes.
const LONGEST: usize = 8 * 1024 * 1024;
/// What only sync asks for.
const API: &str = "/v1/";

/// How bad the line is; clones are the same line.
#[derive(Debug, Clone, Default)]
pub struct Line(Arc<Weather>);

#[derive(Debug)]
struct Weather {
    /// How many of a hundred requests of sync go wrong.
    percent: AtomicU32,
    chance: Mutex<fastrand::Rng>,
    /// How long a request of sync takes, and its answer, in milliseconds.
    takes: AtomicU64,
    /// How many requests of sync came, and how many of them went wrong.
    came: AtomicU64,
    spoilt: AtomicU64,
}

impl Default for Weather {
    fn default() -> Self {
        Self {
            percent: AtomicU32::new(0),
            chance: Mutex::new(fastrand::Rng::new()),
            takes: AtomicU64::new(0),
            came: AtomicU64::new(0),
            spoilt: AtomicU64::new(0),
        }
    }
}

/// What goes wrong with a request.
#[derive(Debug, Clone, Copy)]
enum Mishap {
    /// The server never hears of it, and the connection is cut.
    LostOnTheWay,
    /// The server does it, and the connection is cut before the answer is through.
    AnswerLost,
    /// Some machine in between has trouble.
    BadGateway,
    /// A hotel's login page answers, as if all were well.
    LoginPage,
}

const MISHAPS: [Mishap; 4] = [
    Mishap::LostOnTheWay,
    Mishap::AnswerLost,
    Mishap::BadGateway,
    Mishap::LoginPage,
];

impl Line {
    /// From now on so many of a hundred requests of sync go wrong, at random; the seed gives the same
    /// chances again.
    pub fn goes_wrong(&self, percent: u32, seed: u64) {
        self.0.percent.store(percent, Ordering::Relaxed);
        if let Ok(mut chance) = self.0.chance.lock() {
            *chance = fastrand::Rng::with_seed(seed);
        }
    }

    /// From now on each request of sync takes so long to arrive, and its answer as long again, in
    /// milliseconds.
    pub fn takes(&self, milliseconds: u64) {
        self.0.takes.store(milliseconds, Ordering::Relaxed);
    }

    /// From now on all is well.
    pub fn is_good(&self) {
        self.0.percent.store(0, Ordering::Relaxed);
        self.takes(0);
    }

    /// How many requests of sync came, and how many of them went wrong.
    #[must_use]
    pub fn came_and_spoilt(&self) -> (u64, u64) {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        (count(&self.0.came), count(&self.0.spoilt))
    }

    async fn wait(&self) {
        let milliseconds = self.0.takes.load(Ordering::Relaxed);
        if milliseconds > 0 {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        }
    }

    fn mishap(&self) -> Option<Mishap> {
        let mut chance = self.0.chance.lock().ok()?;
        let is_spoilt = chance.u32(..100) < self.0.percent.load(Ordering::Relaxed);
        is_spoilt.then(|| chance.choice(MISHAPS)).flatten()
    }
}

type Onwards = Client<HttpConnector, Body>;

#[derive(Debug, Clone)]
struct Way {
    line: Line,
    client: Onwards,
    to: SocketAddr,
}

/// Carries whatever comes to `front` to the server behind it, as the line is.
pub async fn carry(front: TcpListener, to: SocketAddr, line: Line) -> std::io::Result<()> {
    let client = Client::builder(TokioExecutor::new()).build_http();
    let way = Way { line, client, to };
    let router = Router::new().fallback(one).with_state(way);
    axum::serve(front, router).await
}

async fn one(State(way): State<Way>, request: Request) -> Response {
    if !request.uri().path().starts_with(API) {
        return way.onwards(request).await;
    }
    let weather = &way.line.0;
    weather.came.fetch_add(1, Ordering::Relaxed);
    let mishap = way.line.mishap();
    weather
        .spoilt
        .fetch_add(u64::from(mishap.is_some()), Ordering::Relaxed);
    way.line.wait().await;
    match mishap {
        None => {
            let answer = way.onwards(request).await;
            way.line.wait().await;
            answer
        }
        Some(Mishap::LostOnTheWay) => cut(),
        Some(Mishap::AnswerLost) => {
            let answer = way.onwards(request).await;
            // The server has done all of it when its answer is whole.
            let _ = to_bytes(answer.into_body(), LONGEST).await;
            cut()
        }
        Some(Mishap::BadGateway) => StatusCode::BAD_GATEWAY.into_response(),
        Some(Mishap::LoginPage) => {
            let page = "<!doctype html><title>Welcome to our hotel</title>";
            ([(CONTENT_TYPE, "text/html")], page).into_response()
        }
    }
}

/// An answer that breaks off, which ends the connection.
fn cut() -> Response {
    let broken: Result<Bytes, std::io::Error> = Err(std::io::ErrorKind::ConnectionReset.into());
    Response::new(Body::from_stream(Once(Some(broken))))
}

/// A stream of one piece.
struct Once(Option<Result<Bytes, std::io::Error>>);

impl futures_core::Stream for Once {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take())
    }
}

impl Way {
    async fn onwards(&self, mut request: Request) -> Response {
        let path = request
            .uri()
            .path_and_query()
            .map_or("/", PathAndQuery::as_str);
        let uri: Result<Uri, _> = format!("http://{}{path}", self.to).parse();
        let Ok(uri) = uri else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        *request.uri_mut() = uri;
        match self.client.request(request).await {
            Ok(answer) => answer.map(Body::new),
            // The server is gone: so is the line to it.
            Err(_) => cut(),
        }
    }
}
