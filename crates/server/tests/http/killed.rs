//! The program itself, killed in the middle of a storm. What it said was stored is there.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command, Stdio},
    thread::{self, JoinHandle},
};

use protocol::{Cursor, Role, VaultKind};
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::support::{
    database::{Database, Kind},
    phone::{Phone, VAULT},
    sync_server::ORIGIN,
    write_app,
};

const PHONES: u8 = 4;
/// How many batches are stored, over all phones, before the plug is pulled.
const BEFORE_THE_END: usize = 60;

#[tokio::test]
async fn what_was_stored_outlives_a_killed_server_on_sqlite() {
    what_was_stored_outlives_a_killed_server(Kind::Sqlite).await;
}

#[tokio::test]
async fn what_was_stored_outlives_a_killed_server_on_postgres() {
    what_was_stored_outlives_a_killed_server(Kind::Postgres).await;
}

async fn what_was_stored_outlives_a_killed_server(kind: Kind) {
    let database = Database::empty(kind).await;
    let mut server = Program::start(&database.url);
    let owner = server.phone(1).await;
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");

    let (say, mut stored) = tokio::sync::mpsc::unbounded_channel();
    let mut storm = JoinSet::new();
    for seed in 10..10 + PHONES {
        let phone = server.phone(seed).await;
        owner.adds(VAULT, &phone, Role::Editor).await;
        let say = say.clone();
        storm.spawn(async move {
            for n in 0.. {
                let text = format!("{seed} {n}");
                let push = vec![phone.writes(VAULT, &text)];
                match phone.tries_to_sync(VAULT, Cursor::START, push).await {
                    Some(synced) if synced.stored.0.len() == 1 => {
                        // Nobody listens once the story has moved on.
                        let _ = say.send(text);
                    }
                    _ => return,
                }
            }
        });
    }
    drop(say);
    let mut texts = Vec::new();
    while let Some(text) = stored.recv().await {
        texts.push(text);
        if texts.len() == BEFORE_THE_END {
            server.is_killed();
        }
    }
    assert!(texts.len() >= BEFORE_THE_END);

    let server = Program::start(&database.url);
    let owner = server.phone(1).await;
    let (read, end) = owner.reads(VAULT, Cursor::START).await;
    for text in &texts {
        assert!(read.contains(text), "{text} was said to be stored");
    }
    // At most the answers that were on their way were lost, one for each phone.
    assert!(read.len() <= 1 + texts.len() + usize::from(PHONES));
    assert_eq!(end.n, read.len() as u64, "the log has no hole");
    owner.pushes(VAULT, "and on").await;
}

#[tokio::test]
async fn the_log_names_no_vault_no_key_and_no_word() {
    let database = Database::empty(Kind::Sqlite).await;
    let mut server = Program::start(&database.url);
    let phone = server.phone(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    phone.pushes(VAULT, "the canary sings").await;
    let refused = server.phone(2).await.members(VAULT).await;
    assert!(refused.is_err());
    server.is_killed();
    let log = server.log();

    assert!(log.contains("/v1/sync"), "each request has its line: {log}");
    let hexadecimal = |bytes: &[u8]| base16ct::lower::encode_string(bytes);
    let token = phone.token.expect("a session");
    for secret in [
        "canary".to_owned(),
        VAULT.to_string(),
        phone.key.id().to_string(),
        hexadecimal(&token),
        "Bearer".to_owned(),
    ] {
        assert!(!log.contains(&secret), "{secret} in {log}");
    }
}

/// The server as an operator starts it.
struct Program {
    child: Child,
    address: String,
    log: Option<JoinHandle<String>>,
    _app: TempDir,
}

impl Program {
    fn start(database: &str) -> Self {
        let app = tempfile::tempdir().expect("a folder");
        write_app(app.path());
        let mut child = Command::new(env!("CARGO_BIN_EXE_good-business-server"))
            .args(["--listen", "127.0.0.1:0", "--origin", ORIGIN])
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

    async fn phone(&self, seed: u8) -> Phone {
        let mut phone = Phone::new(&self.address, [seed; 32]);
        phone.signs_in().await;
        phone
    }

    fn is_killed(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// All that it has logged, once it is gone.
    fn log(&mut self) -> String {
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
