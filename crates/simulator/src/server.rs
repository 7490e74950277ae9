//! The real server: its routes and its store, on SQLite in memory, without a socket.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http;
use protocol::api::{CONTENT_TYPE, PROTOCOL_HEADER};
use protocol::{BatchHash, Cursor, VaultId};
use server::clock::Clock;
use server::config::Storage;
use server::http::{Api, LastLook, api};
use server::metrics::Metrics;
use server::rates::{Limiter, Rates};
use server::store::Store;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;
use tower::ServiceExt;
use vault::sync::{Answer, Request};

/// The address under which the app is opened in every story.
pub(crate) const ORIGIN: &str = "https://check.test";

/// So few that a busy device is told to wait now and then.
const RATES: Rates = Rates {
    address_rate: 600,
    device_rate: 6,
};

/// What a backup keeps: all but challenges and sessions, which a restored server ends.
const KEPT: [&str; 8] = [
    "vaults",
    "batches",
    "changes",
    "members",
    "tickets",
    "shares",
    "erased",
    "erased_for",
];

/// Why a server of a story does not do what it is asked: the simulator itself is at fault.
pub(crate) type Broken = Box<dyn std::error::Error>;

/// The server, and whoever runs it.
pub(crate) struct SimServer {
    runtime: Runtime,
    url: String,
    clock: Arc<AtomicI64>,
    router: Router,
    /// Keeps the database in memory alive, and looks into it as a burglar would.
    outside: AnyConnection,
}

impl SimServer {
    pub(crate) fn start() -> Result<Self, Broken> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = COUNT.fetch_add(1, Ordering::Relaxed);
        let url = format!("sqlite:file:simulated-{name}:memory:?mode=memory&cache=shared");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let clock = Arc::new(AtomicI64::new(0));
        sqlx::any::install_default_drivers();
        let mut outside = runtime.block_on(AnyConnection::connect(&url))?;
        // It holds nobody up by looking.
        runtime.block_on(outside.execute("PRAGMA read_uncommitted = 1"))?;
        let router = runtime.block_on(open(&url, &clock))?;
        for table in KEPT {
            let make = format!("CREATE TABLE backup_{table} AS SELECT * FROM {table}");
            runtime.block_on(outside.execute(AssertSqlSafe(make)))?;
        }
        Ok(Self {
            runtime,
            url,
            clock,
            router,
            outside,
        })
    }

    /// What the server answers at this time.
    pub(crate) fn answer(&mut self, now: i64, request: &Request) -> Result<Answer, Broken> {
        self.clock.store(now, Ordering::Relaxed);
        let mut built = http::Request::post(request.path)
            .header("content-type", CONTENT_TYPE)
            .header(PROTOCOL_HEADER, "1");
        if let Some(token) = &request.authorization {
            built = built.header("authorization", token);
        }
        let mut built = built.body(Body::from(request.body.clone()))?;
        let address = SocketAddr::from(([192, 0, 2, 1], 443));
        built.extensions_mut().insert(ConnectInfo(address));
        let router = self.router.clone();
        self.runtime.block_on(async {
            let response = router.oneshot(built).await?;
            let header = |name| {
                let value = response.headers().get(name)?;
                Some(value.to_str().ok()?.to_owned())
            };
            Ok(Answer {
                status: response.status().as_u16(),
                protocol: header(PROTOCOL_HEADER),
                retry_after: header("retry-after"),
                body: to_bytes(response.into_body(), usize::MAX).await?.to_vec(),
            })
        })
    }

    /// The process ends and is started again: what it had in memory is gone.
    pub(crate) fn restart(&mut self) -> Result<(), Broken> {
        let started = self.runtime.block_on(open(&self.url, &self.clock))?;
        self.end_with(started);
        Ok(())
    }

    /// Lets go of what the process had open, and puts this in its place. A transaction that is let go of
    /// has to find the runtime.
    fn end_with(&mut self, router: Router) {
        let _inside = self.runtime.enter();
        self.router = router;
    }

    pub(crate) fn back_up(&mut self) -> Result<(), Broken> {
        for table in KEPT {
            self.tell(format!("DELETE FROM backup_{table}"))?;
            self.tell(format!("INSERT INTO backup_{table} SELECT * FROM {table}"))?;
        }
        Ok(())
    }

    /// Brings the last backup back, and ends all sessions.
    pub(crate) fn restore(&mut self) -> Result<(), Broken> {
        for table in KEPT {
            self.tell(format!("DELETE FROM {table}"))?;
            self.tell(format!("INSERT INTO {table} SELECT * FROM backup_{table}"))?;
        }
        self.tell("DELETE FROM sessions".to_owned())?;
        self.tell("DELETE FROM challenges".to_owned())?;
        self.restart()
    }

    /// A statement of the server may still be coming to its end on its own thread.
    fn tell(&mut self, sql: String) -> Result<(), Broken> {
        for _ in 0..1_000 {
            let done = self.outside.execute(AssertSqlSafe(sql.clone()));
            match self.runtime.block_on(done) {
                Ok(_) => return Ok(()),
                Err(error) if error.to_string().contains("locked") => {
                    std::thread::sleep(std::time::Duration::from_millis(1));
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err("the database stays locked".into())
    }

    /// The hashes of a vault's log, in its order.
    pub(crate) fn log(&mut self, vault: VaultId) -> Result<Vec<BatchHash>, Broken> {
        let rows = sqlx::query("SELECT hash FROM batches WHERE vault = $1 ORDER BY n")
            .bind(vault.0.to_vec())
            .fetch_all(&mut self.outside);
        let rows = self.runtime.block_on(rows)?;
        rows.iter()
            .map(|row| {
                let hash: Vec<u8> = row.try_get(0)?;
                let hash = hash.try_into().map_err(|_| "a hash of another length")?;
                Ok(BatchHash(hash))
            })
            .collect()
    }

    /// The end of a vault's log.
    pub(crate) fn end(&mut self, vault: VaultId) -> Result<Cursor, Broken> {
        Ok(self.log(vault)?.iter().fold(Cursor::START, Cursor::after))
    }

    /// Whether a text stands anywhere in the database, backups included.
    pub(crate) fn holds(&mut self, text: &str) -> Result<bool, Broken> {
        let columns = [
            ("batches", "batch"),
            ("backup_batches", "batch"),
            ("changes", "change"),
            ("tickets", "wrapped_key"),
        ];
        for (table, column) in columns {
            let count = format!("SELECT COUNT(*) FROM {table} WHERE INSTR({column}, $1) > 0");
            let row = sqlx::query(AssertSqlSafe(count))
                .bind(text.as_bytes().to_vec())
                .fetch_one(&mut self.outside);
            let found: i64 = self.runtime.block_on(row)?.try_get(0)?;
            if found > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Drop for SimServer {
    fn drop(&mut self) {
        self.end_with(Router::new());
    }
}

async fn open(url: &str, clock: &Arc<AtomicI64>) -> Result<Router, Broken> {
    let told = Arc::clone(clock);
    Ok(api::router(Api {
        store: Store::open(url).await?,
        erasures: Storage::in_memory().erasures_file(),
        origins: [ORIGIN.to_owned()].into(),
        limiter: Arc::new(Limiter::new(RATES)),
        checking: Arc::new(Semaphore::new(1)),
        clock: Clock::new(move || told.load(Ordering::Relaxed)),
        metrics: Metrics::default(),
        last_look: LastLook::default(),
        proxied: false,
    }))
}
