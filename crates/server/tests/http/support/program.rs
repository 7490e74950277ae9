//! The program itself, as one who runs a copy starts it.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command, Output, Stdio},
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
    log: Option<JoinHandle<String>>,
    _app: TempDir,
}

impl Program {
    pub fn start(database: &str) -> Self {
        let app = tempfile::tempdir().expect("a folder");
        write_app(app.path());
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0", "--origin", ORIGIN])
            .args(["--device-rate", "60000", "--log-format", "json"])
            .arg("--dist")
            .arg(app.path())
            .env("DATABASE_URL", database)
            .env("GOOD_BUSINESS_LOG", "debug")
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let mut lines = BufReader::new(child.stdout.take().expect("its log"));
        let mut before = String::new();
        let address = loop {
            let mut line = String::new();
            assert!(lines.read_line(&mut line).expect("text") > 0, "{before}");
            before.push_str(&line);
            if let Some((_, rest)) = line.split_once(r#""address":""#) {
                break rest.split('"').next().expect("an address").to_owned();
            }
        };
        // Read on, or the server would wait for room to write.
        let log = thread::spawn(move || {
            let mut log = before;
            lines.read_to_string(&mut log).expect("text");
            log
        });
        Self {
            child,
            address,
            log: Some(log),
            _app: app,
        }
    }

    pub async fn phone(&self, seed: u8) -> Phone {
        let mut phone = Phone::new(&self.address, [seed; 32]);
        phone.signs_in().await;
        phone
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
