use protocol::{Cursor, Role, VaultKind};
use tokio::task::{JoinSet, spawn_blocking};

use super::backups;
use crate::support::{
    database::{Database, Kind},
    phone::VAULT,
    program::{Program, done},
};

const PHONES: u8 = 3;
const BACKUPS: usize = 2;

#[tokio::test]
async fn a_backup_while_phones_write_holds_all_that_was_stored_before_on_sqlite() {
    a_backup_while_phones_write_holds_all_that_was_stored_before(Kind::Sqlite).await;
}

#[tokio::test]
async fn a_backup_while_phones_write_holds_all_that_was_stored_before_on_postgres() {
    a_backup_while_phones_write_holds_all_that_was_stored_before(Kind::Postgres).await;
}

async fn a_backup_while_phones_write_holds_all_that_was_stored_before(kind: Kind) {
    let database = Database::empty(kind).await;
    let folder = database.folder.path().join("backups");
    let to = folder.to_str().expect("text").to_owned();
    let server = Program::start(&database.url);
    let owner = server.phone(1).await;
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let mut storm = JoinSet::new();
    for seed in 10..10 + PHONES {
        let phone = server.phone(seed).await;
        owner.adds(VAULT, &phone, Role::Editor).await;
        storm.spawn(async move {
            for n in 0.. {
                phone.pushes(VAULT, &format!("{seed} {n}")).await;
            }
        });
    }
    let mut stored_before = Vec::new();
    for _ in 0..BACKUPS {
        owner.pushes(VAULT, "before a backup").await;
        stored_before.push(owner.reads(VAULT, Cursor::START).await);
        let (url, to) = (database.url.clone(), to.clone());
        let backed_up = spawn_blocking(move || done(&url, &["backup", "--to", &to]));
        let told = backed_up.await.expect("no panic");
        assert!(told.contains("Backed up 1 vaults"), "{told}");
    }
    storm.shutdown().await;

    assert_eq!(backups(&folder).len(), BACKUPS);
    for (backup, (texts, _)) in backups(&folder).iter().zip(stored_before) {
        let elsewhere = Database::empty(Kind::Sqlite).await;
        done(&elsewhere.url, &["restore", backup]);
        let server = Program::start(&elsewhere.url);
        let owner = server.phone(1).await;
        let (read, end) = owner.reads(VAULT, Cursor::START).await;
        assert_eq!(read[..texts.len()], texts, "all that was stored before");
        assert_eq!(end.n, read.len() as u64, "the log has no hole");
        owner.pushes(VAULT, "and on").await;
    }
}
