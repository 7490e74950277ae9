//! The program itself, as one who runs a copy starts it.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command, ExitStatus, Output, Stdio},
    thread::{self, JoinHandle},
};

use tempfile::TempDir;

use super::{phone::Phone, sync_server::ORIGIN, write_app};

const PROGRAM: &str = env!("CARGO_BIN_EXE_good-business-server");

/// Runs one of the commands to its end.
pub fn command(database: &str, arguments: &[&str]) -> Output {
    Command::new(PROGRAM)
        .args(arguments)
        .env("DATABASE_URL", database)
        .output()
        .expect("started")
}

/// What a command printed that did what it was asked.
pub fn done(database: &str, arguments: &[&str]) -> String {
    let output = command(database, arguments);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    let printed = text(&output.stdout) + &text(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {printed}");
    printed
}

/// The server as an operator starts it.
pub struct Program {
    pub child: Child,
    pub address: String,
    metrics: Option<String>,
    log: Option<JoinHandle<String>>,
    _app: TempDir,
}

impl Program {
    pub fn start(database: &str) -> Self {
        Self::start_with(database, &[])
    }

    /// With further flags.
    pub fn start_with(database: &str, flags: &[&str]) -> Self {
        Self::run(Command::new(PROGRAM), database, flags)
    }

    /// Where no file may grow beyond so many blocks of 512 bytes, as on a full disk.
    pub fn start_where_files_stay_small(database: &str, blocks: u32) -> Self {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script, PROGRAM]);
        Self::run(shell, database, &[])
    }

    fn run(mut program: Command, database: &str, flags: &[&str]) -> Self {
        let app = tempfile::tempdir().expect("a folder");
        write_app(app.path());
        let mut child = program
            .args(["serve", "--listen", "127.0.0.1:0", "--origin", ORIGIN])
            .args(["--device-rate", "60000", "--address-rate", "60000"])
            .args(["--log-format", "json"])
            .args(flags)
            .arg("--dist")
            .arg(app.path())
            .env("DATABASE_URL", database)
            .env("GOOD_BUSINESS_LOG", "debug")
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let mut lines = BufReader::new(child.stdout.take().expect("its log"));
        let mut before = String::new();
        let mut addresses = Vec::new();
        let expected = if flags.contains(&"--metrics") { 2 } else { 1 };
        while addresses.len() < expected {
            let mut line = String::new();
            assert!(lines.read_line(&mut line).expect("text") > 0, "{before}");
            before.push_str(&line);
            if let Some((_, rest)) = line.split_once(r#""address":""#) {
                let address = rest.split('"').next().expect("an address");
                addresses.push(address.to_owned());
            }
        }
        // Read on, or the server would wait for room to write.
        let log = thread::spawn(move || {
            let mut log = before;
            lines.read_to_string(&mut log).expect("text");
            log
        });
        Self {
            child,
            address: addresses.remove(0),
            metrics: addresses.pop(),
            log: Some(log),
            _app: app,
        }
    }

    pub async fn phone(&self, seed: u8) -> Phone {
        let mut phone = Phone::new(&self.address, [seed; 32]);
        phone.signs_in().await;
        phone
    }

    /// What it tells Prometheus.
    pub async fn metrics(&self) -> String {
        let address = self.metrics.as_deref().expect("started so");
        let raw = Phone::new(address, [0; 32]);
        let raw = raw.send("GET", "/metrics", "", &[]).await;
        String::from_utf8(raw.body).expect("text")
    }

    /// As a service manager asks, and waits for the end.
    pub fn is_asked_to_stop(&mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status();
        assert!(asked.expect("asked").success());
        self.child.wait().expect("gone")
    }

    pub fn is_killed(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// All that it has logged, once it is gone.
    pub fn log(&mut self) -> String {
        let log = self.log.take().expect("asked once");
        log.join().expect("read")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // One that was killed is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
