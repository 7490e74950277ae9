//! A server that also hears what a page tells of itself, for a browser that no driver can hold.

use std::{
    net::Ipv4Addr,
    path::Path,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
};

use axum::{
    Router,
    extract::{self, State},
    http::StatusCode,
    routing::post,
};
use server::{Operator, http::Shared, site::Site};
use tokio::{net::TcpListener, runtime::Runtime};

use crate::trouble::{Outcome, Trouble};

/// What a page told: about what, and its words as JSON.
pub type Told = (String, String);

/// The real routes on a port of their own, and one more.
#[derive(Debug)]
pub struct ListeningServer {
    port: u16,
    told: Receiver<Told>,
    _runtime: Runtime,
}

impl ListeningServer {
    /// Serves the app in `dist`; what a page posts to `/v1/journey/<about>` is heard.
    ///
    /// # Errors
    /// When there is no app in `dist`.
    pub fn serving(dist: &Path) -> Outcome<Self> {
        let site = Site::read(dist).map_err(|error| Trouble::NotStarted(error.to_string()))?;
        let shared = Shared {
            site: Arc::new(site),
            operator: Arc::new(Operator::default()),
        };
        let (say, told) = channel();
        let routes = Router::new()
            .route("/v1/journey/{about}", post(hear))
            .with_state(say)
            .merge(server::http::router(shared));
        let runtime = Runtime::new()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
        let port = listener.local_addr()?.port();
        runtime.spawn(async move { axum::serve(listener, routes).await });
        Ok(Self {
            port,
            told,
            _runtime: runtime,
        })
    }

    /// The address of a page.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }

    /// What pages told, in its order.
    #[must_use]
    pub fn told(&self) -> &Receiver<Told> {
        &self.told
    }
}

async fn hear(
    State(say): State<Sender<Told>>,
    extract::Path(about): extract::Path<String>,
    words: String,
) -> StatusCode {
    match say.send((about, words)) {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::GONE,
    }
}
