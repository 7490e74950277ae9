//! A server on a free port with a small app, and a client that sends exactly what it is given: a
//! tidy client would straighten the crooked paths that are tested here.

pub mod cut_line;
pub mod database;
pub mod phone;
pub mod program;
pub mod sync_server;

use std::{fs, path::Path, time::Duration};

use server::{Config, Operator, ServeError, SyncConfig, serve_with_sync};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::timeout,
};

/// Longer than any answer takes, so that a server that hangs fails its test.
pub const PATIENCE: Duration = Duration::from_secs(30);

pub const PAGE: &str = "<!doctype html><title>Good Business</title>";
pub const SCRIPT: &str = "console.log('plain')";

/// Bytes of a file that is larger than what any system buffers for one connection.
pub const LARGE: usize = 32 << 20;

pub struct Served {
    pub address: String,
    /// The parent of the app's folder: what a path that climbs out would reach.
    pub outside: TempDir,
    pub stop: oneshot::Sender<()>,
    pub ended: JoinHandle<Result<(), ServeError>>,
}

pub async fn served() -> Served {
    served_by(Operator::default()).await
}

pub async fn served_by(operator: Operator) -> Served {
    let outside = tempfile::tempdir().expect("a folder");
    write_app(&outside.path().join("dist"));
    start(outside, operator, SyncConfig::default()).await
}

pub async fn served_with_sync(sync: SyncConfig) -> Served {
    let outside = tempfile::tempdir().expect("a folder");
    write_app(&outside.path().join("dist"));
    start(outside, Operator::default(), sync).await
}

pub async fn served_with_a_large_file() -> Served {
    let outside = tempfile::tempdir().expect("a folder");
    let dist = outside.path().join("dist");
    write_app(&dist);
    fs::write(dist.join("large.txt"), "x".repeat(LARGE)).expect("written");
    start(outside, Operator::default(), SyncConfig::default()).await
}

async fn start(outside: TempDir, operator: Operator, sync: SyncConfig) -> Served {
    let dist = outside.path().join("dist");
    fs::write(outside.path().join("secret.txt"), "secret").expect("written");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address").to_string();
    let (stop, stopped) = oneshot::channel();
    let shutdown = async {
        // A test that ends without a word drops the server along with its runtime.
        let _ = stopped.await;
    };
    let config = Config { dist, operator };
    let ended = tokio::spawn(serve_with_sync(config, sync, listener, shutdown));
    Served {
        address,
        outside,
        stop,
        ended,
    }
}

pub fn write_app(dist: &Path) {
    for (name, text) in [
        ("index.html", PAGE),
        ("index.html.br", "page in brotli"),
        ("anchor.html", "the anchor's page"),
        ("log.html", "the log's page"),
        ("sw.js", "self"),
        ("manifest.webmanifest", "{}"),
        ("assets/app-0123456789abcdef.js", SCRIPT),
        ("assets/app-0123456789abcdef.js.br", "script in brotli"),
        ("assets/app-0123456789abcdef.js.gz", "script in gzip"),
        ("assets/app-0123456789abcdef.wasm", "wasm"),
        (".stage/half.js", "half a build"),
    ] {
        let path = dist.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, text).expect("written");
    }
}

pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

impl Served {
    pub async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[]).await
    }

    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).await.expect("connected");
        let headers: String = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        let request =
            format!("{method} {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n{headers}\r\n");
        stream.write_all(request.as_bytes()).await.expect("sent");
        read_answer(stream).await
    }
}

pub async fn read_answer(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut bytes))
        .await
        .expect("an answer in time")
        .expect("an answer");
    let text = String::from_utf8(bytes).expect("text");
    let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
    Answer {
        status: status.expect("a status"),
        head: head.to_owned(),
        body: body.to_owned(),
    }
}
