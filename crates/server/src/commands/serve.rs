use std::{future::Future, io, net::SocketAddr};

use server::{Config, SyncConfig, serve_with_sync};
use tokio::net::TcpListener;

use super::Outcome;

/// Serve the app, and keep sealed batches for devices.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The address and port to listen on.
    #[arg(long, env = "GOOD_BUSINESS_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,

    #[command(flatten)]
    config: Config,

    #[command(flatten)]
    sync: SyncConfig,
}

pub(crate) async fn run(arguments: Arguments) -> Outcome {
    let stop = stop_signal()?;
    let listener = TcpListener::bind(arguments.listen).await?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    serve_with_sync(arguments.config, arguments.sync, listener, stop).await?;
    Ok(())
}

/// Completes on ctrl-c, and on Unix also on SIGTERM, which is how service managers ask.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()> + Send> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()> + Send> {
    Ok(async {
        // Without a way to be told, the server runs until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
