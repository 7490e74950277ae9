//! The server as a program: `good-business-server serve`, and what one who runs it needs beside.

mod commands;

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use tracing_subscriber::{EnvFilter, fmt, util::SubscriberInitExt};

/// Serves Good Business, and takes care of what it keeps.
///
/// Each setting is a flag or a variable of the environment; docs/operations.md tells how to run a
/// copy.
#[derive(Debug, Parser)]
#[command(version)]
struct Program {
    /// How log lines are written.
    #[arg(
        long,
        global = true,
        env = "GOOD_BUSINESS_LOG_FORMAT",
        value_enum,
        default_value_t = LogFormat::Text
    )]
    log_format: LogFormat,

    #[command(subcommand)]
    command: commands::Command,
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
    let program = Program::parse();
    start_log(program.log_format);
    match program.command.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "not done");
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
