//! Runs the server until it is told to stop.

use std::{future::Future, io, sync::Arc, time::Duration};

use tokio::{net::TcpListener, sync::oneshot, time::sleep};

use crate::{
    config::Config,
    http::{Shared, router},
    site::{Site, SiteError},
};

/// How long requests that are under way may take to finish once the server was told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Why the server could not start or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error(transparent)]
    Site(#[from] SiteError),
    #[error("the server stopped: {0}")]
    Io(#[from] io::Error),
}

/// Serves on `listener` until `shutdown` completes. Then takes no new connection, finishes the
/// requests that are under way, for ten seconds at most, and returns.
///
/// # Errors
/// When the folder of the app cannot be read at the start, or the listener fails.
pub async fn serve(
    config: Config,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let site = Site::read(&config.dist)?;
    let shared = Shared {
        site: Arc::new(site),
        operator: Arc::new(config.operator),
    };

    let (stopping, told) = oneshot::channel::<()>();
    let shutdown = async move {
        shutdown.await;
        tracing::info!("stopping: requests under way are finished first");
        // The receiver is gone only when the server has already ended.
        let _ = stopping.send(());
    };
    let out_of_patience = async {
        match told.await {
            Ok(()) => sleep(GRACE).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        ended = axum::serve(listener, router(shared)).with_graceful_shutdown(shutdown) => ended?,
        () = out_of_patience => tracing::warn!("stopped with requests still under way"),
    }
    Ok(())
}
