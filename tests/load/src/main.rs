//! Measures the server under many clients, beside PouchDB's server in the same run. Started by
//! `cargo xtask bench --server`; docs/benchmarks.md says what the numbers mean.

mod assessment;
mod device;
mod histories;
mod line;
mod running;
mod storm;
mod yardstick;

use std::{fs, path::PathBuf};

use clap::Parser;
use running::{Database, Running};
use storm::{Brings, Storm};

/// Measures a server.
#[derive(Debug, Parser)]
struct Arguments {
    /// The server's program.
    #[arg(long)]
    server: PathBuf,
    /// The folder with PouchDB's packages.
    #[arg(long)]
    yardstick: PathBuf,
    /// A folder on the disk that is to be measured.
    #[arg(long)]
    disk: PathBuf,
    /// How long each storm lasts, in seconds.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
}

const DATABASES: [(Database, &str); 2] = [
    (Database::Sqlite, "SQLite"),
    (Database::Postgres, "PostgreSQL"),
];
const CLIENTS: [usize; 3] = [1, 8, 64];
const HISTORIES: [usize; 3] = [10, 1_000, 10_000];
const ADVISED: usize = 500;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    fs::create_dir_all(&arguments.disk)?;
    println!(
        "| database | clients | what a request brings | a second | 95 %, ms | bytes on the wire |"
    );
    println!("|---|--:|---|--:|--:|--:|");
    answers(&arguments).await?;
    let ours = assessments(&arguments).await?;
    let theirs = pouch(&arguments).await?;
    println!();
    for (name, rate) in &ours {
        println!("{name}: {:.1} times the yardstick's rate", rate / theirs);
    }
    costs(&arguments).await?;
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("\nThe machine's load at the end: {}", load.trim());
    Ok(())
}

fn row(database: &str, clients: usize, brings: &str, storm: &Storm) {
    let bytes = storm.bytes.checked_div(storm.requests as u64);
    println!(
        "| {database} | {clients} | {brings} | {:.0} | {:.1} | {} |",
        storm.rate(),
        storm.percentile_95(),
        bytes
            .filter(|bytes| *bytes > 0)
            .map_or("-".to_owned(), |bytes| bytes.to_string()),
    );
}

/// Durable batches a second, one in each request.
async fn answers(arguments: &Arguments) -> anyhow::Result<()> {
    for (database, name) in DATABASES {
        for clients in CLIENTS {
            let server = Running::server(&arguments.server, &arguments.disk, database)?;
            let brings = Brings::OneAnswer;
            let storm = storm::storm(&server.address, clients, arguments.seconds, brings).await?;
            row(name, clients, "one answer, a batch", &storm);
        }
    }
    Ok(())
}

/// Whole assessments a second, and what each takes on the disk.
async fn assessments(arguments: &Arguments) -> anyhow::Result<Vec<(String, f64)>> {
    let as_saved = format!("an assessment, {} batches as saved", assessment::SAVES);
    let mut rates = Vec::new();
    for (database, name) in DATABASES {
        for (brings, words) in [
            (Brings::AssessmentAsSaved, as_saved.as_str()),
            (Brings::AssessmentAtOnce, "an assessment, sealed at once"),
        ] {
            let clients = CLIENTS[CLIENTS.len() - 1];
            let server = Running::server(&arguments.server, &arguments.disk, database)?;
            let empty = match database {
                Database::Sqlite => 0,
                Database::Postgres => running::size_of_postgres()?,
            };
            let storm = storm::storm(&server.address, clients, arguments.seconds, brings).await?;
            row(name, clients, words, &storm);
            let size = match database {
                Database::Sqlite => server.ends()?,
                Database::Postgres => running::size_of_postgres()? - empty,
            };
            let each = line::each(size, storm.requests)?;
            rates.push((
                format!("{name}, {words}, {each} bytes on the disk"),
                storm.rate(),
            ));
        }
    }
    Ok(rates)
}

async fn pouch(arguments: &Arguments) -> anyhow::Result<f64> {
    let mut rate = 0.0;
    for clients in CLIENTS {
        let server = Running::yardstick(&arguments.yardstick, &arguments.disk)?;
        let storm =
            yardstick::storm(&arguments.yardstick, &server, clients, arguments.seconds).await?;
        row(
            "PouchDB, LevelDB",
            clients,
            "an assessment, a document",
            &storm,
        );
        rate = storm.rate();
    }
    Ok(rate)
}

async fn costs(arguments: &Arguments) -> anyhow::Result<()> {
    println!(
        "\n| database | batches in the vault | idle sync, ms | bytes | one change to another device, ms | bytes |"
    );
    println!("|---|--:|--:|--:|--:|--:|");
    for (database, name) in DATABASES {
        let server = Running::server(&arguments.server, &arguments.disk, database)?;
        for batches in HISTORIES {
            let cost = histories::cost(&server.address, batches).await?;
            println!(
                "| {name} | {} | {:.2} | {} | {:.2} | {} |",
                cost.batches,
                cost.idle_milliseconds,
                cost.idle_bytes,
                cost.change_milliseconds,
                cost.change_bytes
            );
        }
    }
    println!();
    for (database, name) in DATABASES {
        let server = Running::server(&arguments.server, &arguments.disk, database)?;
        let first = histories::first_download(&server.address, ADVISED).await?;
        println!(
            "{name}, first download of {} vaults: {} batches, {} bytes, {} requests, {:.1} s",
            first.vaults, first.batches, first.bytes, first.requests, first.seconds
        );
    }
    Ok(())
}
