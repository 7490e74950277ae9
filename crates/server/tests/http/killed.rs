//! The program itself, killed in the middle of a storm. What it said was stored is there.

use protocol::{Cursor, Role, VaultKind};
use tokio::task::JoinSet;

use crate::support::{
    database::{Database, Kind},
    phone::VAULT,
    program::Program,
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
