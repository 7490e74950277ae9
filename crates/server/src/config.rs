//! What an operator can set, by flags or by environment.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;
use serde::{Serialize, Serializer};

use crate::{clock::Clock, erasures_file::ErasuresFile, rates::Rates, store::sqlite_file};

/// What the server needs to know to serve the app, apart from the socket it listens on.
#[derive(Debug, Clone, Args)]
pub struct Config {
    /// The folder with the built app.
    #[arg(long, env = "GOOD_BUSINESS_DIST", default_value = "dist")]
    pub dist: PathBuf,

    #[command(flatten)]
    pub operator: Operator,
}

/// Where everything is kept.
#[derive(Debug, Clone, Args)]
pub struct Storage {
    /// The database: `sqlite:<file>`, or `postgres://<user>:<password>@<host>/<name>`.
    #[arg(
        long,
        env = "DATABASE_URL",
        hide_env_values = true,
        default_value = "sqlite:data/good-business.db"
    )]
    pub database: String,

    /// The file that says which vaults were erased, so that no restored backup brings them back.
    /// Without it, for SQLite, the database's name with `.erasures` at its end.
    #[arg(long, env = "GOOD_BUSINESS_ERASURES")]
    pub erasures: Option<PathBuf>,
}

impl Storage {
    /// A database that is gone with its process.
    #[must_use]
    pub fn in_memory() -> Self {
        Self {
            database: "sqlite::memory:".to_owned(),
            erasures: None,
        }
    }

    /// Where erasures are noted down, if anywhere.
    #[must_use]
    pub fn erasures_file(&self) -> ErasuresFile {
        let beside = || Some(sqlite_file(&self.database)?.with_added_extension("erasures"));
        ErasuresFile::new(self.erasures.clone().or_else(beside))
    }
}

/// What sync needs to know.
#[derive(Debug, Clone, Args)]
pub struct SyncConfig {
    #[command(flatten)]
    pub storage: Storage,

    /// The address under which people open the app, such as `https://check.example.org`. Several
    /// are separated by commas. A device signs in to an address, and to no other.
    #[arg(
        long = "origin",
        env = "GOOD_BUSINESS_ORIGIN",
        value_delimiter = ',',
        default_value = "http://localhost:8080"
    )]
    pub origins: Vec<String>,

    /// Say this when a proxy is in front: then the address that it adds to X-Forwarded-For counts
    /// as the visitor's, and not its own.
    #[arg(long, env = "GOOD_BUSINESS_PROXIED")]
    pub proxied: bool,

    /// An address and port to tell `/metrics` at, for Prometheus. Let nobody else reach it.
    #[arg(long, env = "GOOD_BUSINESS_METRICS")]
    pub metrics: Option<SocketAddr>,

    #[command(flatten)]
    pub rates: Rates,

    #[arg(skip)]
    pub clock: Clock,
}

/// For a server that is gone soon: a database in memory.
impl Default for SyncConfig {
    fn default() -> Self {
        Self {
            storage: Storage::in_memory(),
            origins: vec!["http://localhost:8080".to_owned()],
            proxied: false,
            metrics: None,
            rates: Rates::default(),
            clock: Clock::default(),
        }
    }
}

/// Who runs this copy, as the About page tells it. A field that is not set, or blank, is `null` in
/// JSON; all four `null` means that this copy is run from source and nobody is named.
#[derive(Debug, Clone, Default, Args, Serialize)]
pub struct Operator {
    /// The name of the person or organisation that runs this copy.
    #[arg(long = "operator-name", env = "GOOD_BUSINESS_OPERATOR_NAME")]
    #[serde(serialize_with = "null_when_blank")]
    pub name: Option<String>,

    /// How people reach the operator: an e-mail address, a telephone number or a web address.
    #[arg(long = "operator-contact", env = "GOOD_BUSINESS_OPERATOR_CONTACT")]
    #[serde(serialize_with = "null_when_blank")]
    pub contact: Option<String>,

    /// Whom people ask about their data.
    #[arg(long = "privacy-contact", env = "GOOD_BUSINESS_PRIVACY_CONTACT")]
    #[serde(serialize_with = "null_when_blank")]
    pub privacy_contact: Option<String>,

    /// The operator's postal address.
    #[arg(long = "operator-address", env = "GOOD_BUSINESS_OPERATOR_ADDRESS")]
    #[serde(serialize_with = "null_when_blank")]
    pub address: Option<String>,
}

/// An environment file often sets a variable to nothing, which must not name an operator "".
fn null_when_blank<S: Serializer>(
    value: &Option<String>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .serialize(serializer)
}
