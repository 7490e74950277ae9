//! Runs the server until it is told to stop.

use std::{
    future::{Future, IntoFuture},
    io,
    net::SocketAddr,
    num::NonZero,
    sync::Arc,
    thread,
    time::Duration,
};

use axum::Router;
use tokio::{
    net::TcpListener,
    sync::{Semaphore, oneshot},
    time::sleep,
};

use crate::{
    config::{Config, SyncConfig},
    erasures_file::ErasuresError,
    http::{Api, LastLook, Shared, router, router_of_metrics, router_with_sync},
    metrics::Metrics,
    rates::Limiter,
    site::{Site, SiteError},
    store::{Store, StoreError},
};

/// How long requests that are under way may take to finish once the server was told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Why the server could not start or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error(transparent)]
    Site(#[from] SiteError),
    #[error("the database cannot be opened: {0}")]
    Store(#[from] StoreError),
    #[error("the erasures cannot be read or noted down: {0}")]
    Erasures(#[from] ErasuresError),
    #[error("the server stopped: {0}")]
    Io(#[from] io::Error),
}

/// Serves the app alone on `listener` until `shutdown` completes. Then takes no new connection,
/// finishes the requests that are under way, for ten seconds at most, and returns.
///
/// # Errors
/// When the folder of the app cannot be read at the start, or the listener fails.
pub async fn serve(
    config: Config,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    run(router(shared(config)?), listener, shutdown).await?;
    Ok(())
}

/// Serves the app and sync, as [`serve`] does the app.
///
/// # Errors
/// Also when the database cannot be opened.
pub async fn serve_with_sync(
    config: Config,
    sync: SyncConfig,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let shared = shared(config)?;
    let store = Store::open(&sync.storage.database).await?;
    let erasures = sync.storage.erasures_file();
    let erased_again = erasures.agree_with(&store).await?;
    if erased_again > 0 {
        tracing::warn!(vaults = erased_again, "erased again what had come back");
    }
    let api = Api {
        store: store.clone(),
        erasures,
        origins: sync.origins.into(),
        limiter: Arc::new(Limiter::new(sync.rates)),
        checking: Arc::new(Semaphore::new(
            thread::available_parallelism().map_or(1, NonZero::get),
        )),
        clock: sync.clock,
        proxied: sync.proxied,
        metrics: Metrics::default(),
        last_look: LastLook::default(),
    };
    if let Some(address) = sync.metrics {
        let listener = TcpListener::bind(address).await?;
        tracing::info!(address = %listener.local_addr()?, "metrics are told");
        // It goes with the process, and no answer of it is worth waiting for.
        tokio::spawn(axum::serve(listener, router_of_metrics(api.clone())).into_future());
    }
    match run(router_with_sync(shared, api), listener, shutdown).await? {
        Ended::AllAnswered => store.close().await,
        Ended::OutOfPatience => {}
    }
    Ok(())
}

fn shared(config: Config) -> Result<Shared, ServeError> {
    Ok(Shared {
        site: Arc::new(Site::read(&config.dist)?),
        operator: Arc::new(config.operator),
    })
}

/// How a server came to its end.
enum Ended {
    AllAnswered,
    OutOfPatience,
}

async fn run(
    routes: Router,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<Ended, ServeError> {
    let routes = routes.into_make_service_with_connect_info::<SocketAddr>();
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
        ended = axum::serve(listener, routes).with_graceful_shutdown(shutdown) => {
            ended?;
            Ok(Ended::AllAnswered)
        }
        () = out_of_patience => {
            tracing::warn!("stopped with requests still under way");
            Ok(Ended::OutOfPatience)
        }
    }
}
