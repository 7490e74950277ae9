//! Programs that are measured, each started with an empty database and ended afterwards.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::{Context, bail};
use tempfile::TempDir;

use crate::device::ORIGIN;

/// Where a server keeps things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Database {
    Sqlite,
    Postgres,
}

/// A program at work, with a folder of its own on the disk.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
    pub(crate) address: String,
    pub(crate) folder: TempDir,
}

impl Running {
    /// Our server.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn server(program: &Path, disk: &Path, database: Database) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir_in(disk)?;
        let dist = folder.path().join("dist");
        fs::create_dir(&dist)?;
        fs::write(dist.join("index.html"), "")?;
        let url = match database {
            Database::Sqlite => format!("sqlite:{}/db/load.db", folder.path().display()),
            Database::Postgres => new_postgres()?,
        };
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--origin", ORIGIN])
            .args(["--device-rate", "1000000", "--address-rate", "1000000"])
            .args(["--log-format", "json"])
            .arg("--dist")
            .arg(dist)
            .env("DATABASE_URL", url)
            // As one who runs a copy would have it, but for a line for each of these answers.
            .env("GOOD_BUSINESS_LOG", "info,tower_http=warn")
            .stdout(Stdio::piped())
            .spawn()
            .context("the server does not start")?;
        let output = child.stdout.take().context("no output")?;
        let mut lines = BufReader::new(output).lines();
        let address = loop {
            let line = lines.next().context("the server has ended")??;
            if let Some((_, rest)) = line.split_once(r#""address":""#) {
                break rest.split('"').next().unwrap_or_default().to_owned();
            }
        };
        thread::spawn(move || lines.for_each(drop));
        Ok(Self {
            child,
            address,
            folder,
        })
    }

    /// The server of PouchDB, on its usual storage.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn yardstick(packages: &Path, disk: &Path) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir_in(disk)?;
        let port = 15_984;
        let program = packages
            .join("node_modules/.bin/pouchdb-server")
            .canonicalize()?;
        let child = Command::new("node")
            .arg(program)
            .args(["--port", &port.to_string(), "--no-stdout-logs", "--dir"])
            .arg(folder.path())
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("node does not start")?;
        let address = format!("127.0.0.1:{port}");
        for _ in 0..300 {
            if std::net::TcpStream::connect(&address).is_ok() {
                return Ok(Self {
                    child,
                    address,
                    folder,
                });
            }
            thread::sleep(Duration::from_millis(100));
        }
        bail!("the yardstick does not answer")
    }

    /// Ends it and returns the bytes that its database takes on the disk.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub(crate) fn ends(mut self) -> anyhow::Result<u64> {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status()?;
        self.child.wait()?;
        size(self.folder.path())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(path: &Path) -> anyhow::Result<u64> {
    if path.is_file() {
        return Ok(fs::metadata(path)?.len());
    }
    let mut all = 0;
    for entry in fs::read_dir(path)? {
        let entry: PathBuf = entry?.path();
        // The configuration and log of the yardstick are no data.
        if !entry.ends_with("log.txt") {
            all += size(&entry)?;
        }
    }
    Ok(all)
}

/// Runs one statement in the cluster that `pg_virtualenv` has started.
fn psql(database: &str, statement: &str) -> anyhow::Result<String> {
    let answer = Command::new("psql")
        .args([
            "--no-psqlrc",
            "--tuples-only",
            "--no-align",
            "--dbname",
            database,
        ])
        .args(["--command", statement])
        .output()
        .context("psql does not start")?;
    if !answer.status.success() {
        bail!("{statement}: {}", String::from_utf8_lossy(&answer.stderr));
    }
    Ok(String::from_utf8(answer.stdout)?.trim().to_owned())
}

const NAME: &str = "load";

/// An empty database, durable as on any good day.
fn new_postgres() -> anyhow::Result<String> {
    if psql("postgres", "SHOW fsync")? != "on" {
        bail!("PostgreSQL does not wait for the disk: fsync is off");
    }
    psql("postgres", &format!("DROP DATABASE IF EXISTS {NAME}"))?;
    psql("postgres", &format!("CREATE DATABASE {NAME}"))?;
    let [user, password, host, port] = ["PGUSER", "PGPASSWORD", "PGHOST", "PGPORT"]
        .map(|name| env::var(name).with_context(|| format!("{name} is not set")));
    Ok(format!(
        "postgres://{}:{}@{}:{}/{NAME}",
        user?, password?, host?, port?
    ))
}

/// The bytes of PostgreSQL's database on the disk.
///
/// # Errors
/// When it does not answer.
pub(crate) fn size_of_postgres() -> anyhow::Result<u64> {
    let size = psql(NAME, &format!("SELECT pg_database_size('{NAME}')"))?;
    Ok(size.parse()?)
}
