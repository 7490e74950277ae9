//! The server as a command: `good-business-server --listen 127.0.0.1:8080 --dist dist`.

use std::{future::Future, io, net::SocketAddr, process::ExitCode};

use clap::{Parser, ValueEnum};
use server::{Config, SyncConfig, serve_with_sync};
use tokio::net::TcpListener;
use tracing_subscriber::{EnvFilter, fmt, util::SubscriberInitExt};

/// Serves Good Business.
#[derive(Debug, Parser)]
#[command(version)]
struct Command {
    /// The address and port to listen on.
    #[arg(long, env = "GOOD_BUSINESS_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,

    /// How log lines are written.
    #[arg(long, env = "GOOD_BUSINESS_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    log_format: LogFormat,

    #[command(flatten)]
    config: Config,

    #[command(flatten)]
    sync: SyncConfig,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for machines.
    Json,
}

#[tokio::main]
async fn main() -> ExitCode {
    let command = Command::parse();
    start_log(command.log_format);
    match run(command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the server cannot run");
            ExitCode::FAILURE
        }
    }
}

fn start_log(format: LogFormat) {
    let filter = EnvFilter::try_from_env("GOOD_BUSINESS_LOG").unwrap_or_else(|_| "info".into());
    let lines = fmt().with_env_filter(filter).with_target(false);
    match format {
        LogFormat::Text => lines.finish().init(),
        LogFormat::Json => lines.json().finish().init(),
    }
}

async fn run(command: Command) -> Result<(), server::ServeError> {
    let stop = stop_signal()?;
    let listener = TcpListener::bind(command.listen).await?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    serve_with_sync(command.config, command.sync, listener, stop).await
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
