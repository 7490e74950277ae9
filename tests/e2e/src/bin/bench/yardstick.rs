//! Serves the yardstick as the app is served, without the security headers.

use std::{net::Ipv4Addr, path::Path, sync::Arc};

use axum::{Router, routing};
use e2e::trouble::{Outcome, Trouble};
use server::{http::app, site::Site};
use tokio::{net::TcpListener, runtime::Runtime};

/// The yardstick on a port of its own, until this is dropped.
#[derive(Debug)]
pub(crate) struct Yardstick {
    address: String,
    _running: Runtime,
}

impl Yardstick {
    /// Serves what `cargo xtask bench` put into `folder`, with the same handler and the same kind
    /// of compressed copies as the app. The app's policy would stop a page that writes styles and
    /// markup, and sending it along would measure what happens then.
    pub(crate) fn serving(folder: &Path) -> Outcome<Self> {
        let site = Site::read(folder).map_err(|error| Trouble::NotStarted(error.to_string()))?;
        let router = Router::new()
            .fallback(routing::get(app::get))
            .with_state(Arc::new(site));
        let running = Runtime::new()?;
        let listener = running.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
        let address = format!("http://localhost:{}/", listener.local_addr()?.port());
        running.spawn(async move { axum::serve(listener, router).await });
        Ok(Self {
            address,
            _running: running,
        })
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}
