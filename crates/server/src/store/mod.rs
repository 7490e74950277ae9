//! Everything that is kept, in SQLite or in PostgreSQL.
//!
//! Both speak the same SQL here, so there is one text of each statement and one place where the
//! two differ: [`Dialect`]. A trait with two implementations would be every statement twice, and
//! the second one tested less.

mod access;
mod changes;
pub mod copying;
mod erasures;
mod log;
mod members;
mod rows;
mod schema;
mod sessions;
mod tickets;
mod vaults;
mod writing;

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use protocol::Code;
use sqlx::{Any, AnyPool, Executor, Transaction, any::AnyPoolOptions};

pub use access::Access;
pub use erasures::Tombstone;
pub use log::Pushed;

use writing::{Queue, Writing};

/// How long a request waits for a connection: who is told to come back later loses nothing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why something was not stored or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The request may not do that; it was rolled back.
    #[error("refused: {0:?}")]
    Refused(Code),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The commit that it shared with others did not reach the disk; who made it has told why.
    #[error("a commit for several did not reach the disk")]
    Together,
    #[error(transparent)]
    Schema(#[from] sqlx::migrate::MigrateError),
    #[error("the folder of the database cannot be made: {0}")]
    Folder(#[from] io::Error),
}

impl From<Code> for StoreError {
    fn from(code: Code) -> Self {
        Self::Refused(code)
    }
}

/// What the two databases do not share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    fn of(url: &str) -> Self {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::Postgres
        } else {
            Self::Sqlite
        }
    }

    pub(crate) fn bytes(self) -> &'static str {
        match self {
            Self::Sqlite => "BLOB",
            Self::Postgres => "BYTEA",
        }
    }

    /// What each connection is told first: a commit has reached the disk when it is answered, and
    /// SQLite writes zeros over what is deleted.
    fn durable(self) -> &'static str {
        match self {
            Self::Sqlite => {
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON"
            }
            Self::Postgres => "SET synchronous_commit = on",
        }
    }

    /// SQLite takes its one lock at the start; PostgreSQL takes the row's with the first read.
    fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// How a transaction begins that sees everything as it stands at one moment.
    fn begin_reading(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    /// What keeps all others out until the transaction ends, beyond its beginning.
    fn lock_everything(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some("LOCK TABLE vaults, sessions, challenges"),
        }
    }

    fn lock_vault(self) -> &'static str {
        match self {
            Self::Sqlite => vaults::READ,
            Self::Postgres => vaults::READ_FOR_UPDATE,
        }
    }
}

/// The database.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
    dialect: Dialect,
    /// Writers of SQLite queue here.
    queue: Option<Queue>,
}

impl Store {
    /// Opens the database at this URL (`sqlite:<path>`, `sqlite::memory:` or `postgres://…`),
    /// makes a file that is not there, and brings its tables up to date.
    ///
    /// # Errors
    /// When it cannot be reached, or is of a newer version of this program.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let dialect = Dialect::of(url);
        let mut options = AnyPoolOptions::new()
            .acquire_timeout(PATIENCE)
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    connection.execute(dialect.durable()).await?;
                    Ok(())
                })
            });
        let mut url = url.to_owned();
        match dialect {
            Dialect::Postgres => options = options.max_connections(16),
            // A database in memory is that of its connection.
            Dialect::Sqlite if url.contains(":memory:") => {
                options = options
                    .max_connections(1)
                    .idle_timeout(None)
                    .max_lifetime(None);
            }
            Dialect::Sqlite => {
                if let Some(folder) = sqlite_file(&url).as_deref().and_then(Path::parent) {
                    fs::create_dir_all(folder)?;
                }
                if !url.contains('?') {
                    url.push_str("?mode=rwc");
                }
                options = options.max_connections(8);
            }
        }
        let pool = options.connect(&url).await?;
        schema::migrate(&pool, dialect).await?;
        let queue = (dialect == Dialect::Sqlite).then(Queue::default);
        Ok(Self {
            pool,
            dialect,
            queue,
        })
    }

    /// Whether the database can be written.
    ///
    /// # Errors
    /// When it cannot.
    pub async fn ready(&self, now: i64) -> Result<(), StoreError> {
        let mut writing = self.write().await?;
        sqlx::query(
            "INSERT INTO probes (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = $1",
        )
        .bind(now)
        .execute(writing.connection())
        .await?;
        writing.commit().await
    }

    /// How many connections there are, and how many of them are idle.
    #[must_use]
    pub fn connections(&self) -> (usize, usize) {
        (self.pool.size() as usize, self.pool.num_idle())
    }

    /// Closes all connections, once what is under way has ended.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// A transaction that only reads, and sees one moment.
    async fn read(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(self.pool.begin_with(self.dialect.begin_reading()).await?)
    }

    async fn write(&self) -> Result<Writing, StoreError> {
        Writing::begin(&self.pool, self.dialect, self.queue.as_ref()).await
    }
}

/// The file of a database of SQLite; none for PostgreSQL and for a database in memory.
#[must_use]
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?.trim_start_matches("//");
    let path = path.split('?').next().unwrap_or(path);
    (!path.contains(":memory:")).then(|| PathBuf::from(path))
}
