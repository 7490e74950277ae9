//! The two databases. PostgreSQL is started by the tests themselves, once for all of them, and
//! goes away with them.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    process::{Child, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use tempfile::TempDir;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// An empty database of one test.
pub struct Database {
    pub url: String,
    /// The folder of SQLite's file.
    pub folder: TempDir,
}

impl Database {
    pub async fn empty(kind: Kind) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = match kind {
            Kind::Sqlite => format!("sqlite:{}/data/test.db", folder.path().display()),
            Kind::Postgres => empty_schema(&CLUSTER.url).await,
        };
        Self { url, folder }
    }

    /// The same database, for one more server.
    pub fn again(&self) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = self.url.clone();
        Self { url, folder }
    }
}

async fn empty_schema(url: &str) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(url).await.expect("PostgreSQL");
    let make = AssertSqlSafe(format!("CREATE SCHEMA {name}"));
    connection.execute(make).await.expect("a schema");
    connection.close().await.expect("closed");
    format!("{url}?options[search_path]={name}")
}

struct Cluster {
    url: String,
    /// It stops once its input ends, which the end of this process, of whatever kind, sees to.
    _running: Child,
}

static CLUSTER: LazyLock<Cluster> = LazyLock::new(|| {
    // The port is free at this moment; which one another cluster would choose is not known.
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = free.local_addr().expect("an address").port();
    drop(free);
    // Its own words go nowhere: once nobody reads them they would keep it from ending.
    let script = r#"exec pg_virtualenv -t sh -c '
        echo "postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres" >&3; exec cat
    ' 3>&1 >/dev/null"#;
    let mut running = Command::new("sh")
        .args(["-c", script])
        .env("PGPORT", port.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell");
    let lines = BufReader::new(running.stdout.take().expect("its output")).lines();
    let url = lines
        .map_while(Result::ok)
        .find(|line| line.starts_with("postgres://"))
        .expect(
            "PostgreSQL does not start: `cargo xtask test` installs it, or Debian's postgresql",
        );
    Cluster {
        url,
        _running: running,
    }
});

/// Tells each story of both databases.
macro_rules! on_each_database {
    ($($story:ident),+ $(,)?) => {
        mod on_sqlite {
            use crate::support::{database::Kind, sync_server::SyncServer};
            $(
                #[tokio::test]
                async fn $story() {
                    super::$story(SyncServer::on(Kind::Sqlite).await).await;
                }
            )+
        }
        mod on_postgres {
            use crate::support::{database::Kind, sync_server::SyncServer};
            $(
                #[tokio::test]
                async fn $story() {
                    super::$story(SyncServer::on(Kind::Postgres).await).await;
                }
            )+
        }
    };
}

pub(crate) use on_each_database;
