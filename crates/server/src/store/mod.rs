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

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use protocol::Code;
use sqlx::{Any, AnyConnection, AnyPool, Executor, Transaction, any::AnyPoolOptions};
use tokio::sync::{Mutex, OwnedMutexGuard};

pub use access::Access;
pub use erasures::Tombstone;
pub use log::Pushed;

/// Why something was not stored or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The request may not do that; it was rolled back.
    #[error("refused: {0:?}")]
    Refused(Code),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
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
    /// Writers of SQLite queue here: it lets one write at a time, and would have the others poll.
    writing: Option<Arc<Mutex<()>>>,
}

/// A transaction that writes.
pub(crate) struct Writing {
    transaction: Transaction<'static, Any>,
    dialect: Dialect,
    _turn: Option<OwnedMutexGuard<()>>,
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
        let mut options = AnyPoolOptions::new().after_connect(move |connection, _| {
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
        let writing = (dialect == Dialect::Sqlite).then(Arc::default);
        Ok(Self {
            pool,
            dialect,
            writing,
        })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
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
        let turn = match &self.writing {
            Some(writing) => Some(Arc::clone(writing).lock_owned().await),
            None => None,
        };
        let transaction = self.pool.begin_with(self.dialect.begin()).await?;
        Ok(Writing {
            transaction,
            dialect: self.dialect,
            _turn: turn,
        })
    }
}

impl Writing {
    fn connection(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    /// Completes once everything is on the disk.
    async fn commit(self) -> Result<(), StoreError> {
        self.transaction.commit().await?;
        Ok(())
    }
}

/// The file of a database of SQLite; none for PostgreSQL and for a database in memory.
#[must_use]
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?.trim_start_matches("//");
    let path = path.split('?').next().unwrap_or(path);
    (!path.contains(":memory:")).then(|| PathBuf::from(path))
}
