//! A server with an empty database, whose clock the test sets.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use server::{Storage, SyncConfig, clock::Clock, rates::Rates};
use sqlx::{AnyConnection, Connection};

use super::{
    Served,
    database::{Database, Kind},
    phone::Phone,
    served_with_sync,
};

/// The address under which people open the app in these stories.
pub const ORIGIN: &str = "https://check.test";

pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// As often as a story wants.
const PLENTY: Rates = Rates {
    address_rate: 60_000,
    device_rate: 60_000,
};

pub struct SyncServer {
    pub served: Served,
    pub database: Database,
    clock: Arc<AtomicI64>,
}

impl SyncServer {
    pub async fn on(kind: Kind) -> Self {
        Self::with_rates(kind, PLENTY, false).await
    }

    pub async fn with_rates(kind: Kind, rates: Rates, proxied: bool) -> Self {
        Self::start(Database::empty(kind).await, rates, proxied, None).await
    }

    /// A second server on the same database.
    pub async fn beside(first: &Self) -> Self {
        Self::start(first.database.again(), PLENTY, false, None).await
    }

    /// Stopped, and started again with this file of erasures.
    pub async fn again_with_erasures(self, file: &Path) -> Self {
        let Self {
            served, database, ..
        } = self;
        served.stop.send(()).expect("the server listens");
        served.ended.await.expect("no panic").expect("a clean end");
        Self::start(database, PLENTY, false, Some(file.to_owned())).await
    }

    async fn start(
        database: Database,
        rates: Rates,
        proxied: bool,
        erasures: Option<PathBuf>,
    ) -> Self {
        let clock = Arc::new(AtomicI64::new(1_764_000_000_000));
        let told = Arc::clone(&clock);
        let sync = SyncConfig {
            storage: Storage {
                database: database.url.clone(),
                erasures,
            },
            origins: vec!["https://old.test".to_owned(), ORIGIN.to_owned()],
            proxied,
            metrics: None,
            rates,
            clock: Clock::new(move || told.load(Ordering::Relaxed)),
        };
        let served = served_with_sync(sync).await;
        Self {
            served,
            database,
            clock,
        }
    }

    pub fn now(&self) -> i64 {
        self.clock.load(Ordering::Relaxed)
    }

    pub fn later(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// A phone of its own, not signed in yet.
    pub fn phone(&self, seed: u8) -> Phone {
        Phone::new(&self.served.address, [seed; 32])
    }

    pub async fn phone_signed_in(&self, seed: u8) -> Phone {
        let mut phone = self.phone(seed);
        phone.signs_in().await;
        phone
    }

    /// The database itself, for what only an operator, or a burglar, would do.
    pub async fn connection(&self) -> AnyConnection {
        sqlx::any::install_default_drivers();
        AnyConnection::connect(&self.database.url)
            .await
            .expect("the database")
    }
}
