//! The real server, in this process, that can go away and come back on the same port with the same
//! database, and the line to it, which can be bad.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

pub use server::Operator;
use server::{Config, SyncConfig, config::Storage, rates::Rates, site::Site};
use tempfile::TempDir;
use tokio::{net::TcpListener, runtime::Runtime};

use crate::{
    line::{self, Line},
    trouble::{Outcome, Trouble},
};

/// As often as a journey wants: its people all come from one address.
const PLENTY: Rates = Rates {
    address_rate: 60_000,
    device_rate: 60_000,
};

#[derive(Debug)]
pub struct Server {
    dist: PathBuf,
    port: u16,
    operator: Operator,
    /// The folder of the database, which outlives a stop.
    data: TempDir,
    line: Line,
    running: Option<Runtime>,
}

impl Server {
    /// Serves the app in `dist` on a free port.
    ///
    /// # Errors
    /// When there is no built app in `dist`.
    pub fn serving(dist: &Path) -> Outcome<Self> {
        let mut server = Self {
            dist: dist.to_owned(),
            port: 0,
            operator: Operator::default(),
            data: tempfile::tempdir()?,
            line: Line::default(),
            running: None,
        };
        server.start()?;
        Ok(server)
    }

    /// The address of a page.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }

    /// Stops as a server stops whose cable was pulled: open connections end, new ones are refused.
    pub fn stops(&mut self) {
        if let Some(runtime) = self.running.take() {
            runtime.shutdown_timeout(Duration::from_secs(5));
        }
    }

    /// Starts again, on the port it had.
    #[track_caller]
    pub fn starts_again(&mut self) {
        self.stops();
        self.start().expect("the server starts again on its port");
    }

    /// The line between people and the server.
    #[must_use]
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// The folder with all that the server keeps.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Brings out another build of the app, on the same port.
    #[track_caller]
    pub fn brings_out(&mut self, dist: &Path) {
        self.dist = dist.to_owned();
        self.starts_again();
    }

    /// Says who runs this copy, from the next start on.
    #[track_caller]
    pub fn is_run_by(&mut self, operator: Operator) {
        self.operator = operator;
        self.starts_again();
    }

    fn start(&mut self) -> Outcome<()> {
        // A folder that holds no app is told here, before anybody looks at a blank page.
        Site::read(&self.dist).map_err(|error| Trouble::NotStarted(error.to_string()))?;
        let runtime = Runtime::new()?;
        let config = Config {
            dist: self.dist.clone(),
            operator: self.operator.clone(),
        };
        let listen = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        let front = runtime.block_on(listen(self.port))?;
        self.port = front.local_addr()?.port();
        let behind = runtime.block_on(listen(0))?;
        let address = behind.local_addr()?;
        let sync = SyncConfig {
            storage: self.storage(),
            origins: vec![self.address("")],
            rates: PLENTY,
            ..SyncConfig::default()
        };
        runtime.spawn(server::serve_with_sync(
            config,
            sync,
            behind,
            std::future::pending(),
        ));
        runtime.spawn(line::carry(front, address, self.line.clone()));
        self.running = Some(runtime);
        Ok(())
    }

    fn storage(&self) -> Storage {
        Storage {
            database: format!("sqlite:{}/journey.db", self.data.path().display()),
            ..Storage::in_memory()
        }
    }
}
