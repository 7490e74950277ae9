//! The drill that docs/operations.md asks for, as an operator would do it.

use protocol::{Action, Code, Cursor, VaultId, VaultKind, api::Pull, wire::Blob};
use vault::seal_erasure;

use super::backups;
use crate::support::{
    database::{Database, Kind},
    phone::{KEY, VAULT},
    program::{Program, command, done},
};

const ERASED: VaultId = VaultId([0xE0; 16]);

#[tokio::test]
async fn a_backup_is_restored_and_phones_bring_what_it_lacks_on_sqlite() {
    a_backup_is_restored_and_phones_bring_what_it_lacks(Kind::Sqlite).await;
}

#[tokio::test]
async fn a_backup_is_restored_and_phones_bring_what_it_lacks_on_postgres() {
    a_backup_is_restored_and_phones_bring_what_it_lacks(Kind::Postgres).await;
}

async fn a_backup_is_restored_and_phones_bring_what_it_lacks(kind: Kind) {
    let database = Database::empty(kind).await;
    let folder = database.folder.path().join("backups");
    let mut server = Program::start(&database.url);
    let phone = server.phone(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let founded = phone.founds(ERASED, VaultKind::Firm).await;
    founded.expect("founded");
    phone.pushes(VAULT, "yesterday").await;
    let to = folder.to_str().expect("text");
    done(&database.url, &["backup", "--to", to]);

    let today = phone.writes(VAULT, "today");
    let stored = phone.syncs(VAULT, Cursor::START, vec![today.clone()]).await;
    stored.expect("stored");
    let (_, cursor) = phone.reads(VAULT, Cursor::START).await;
    let seal = seal_erasure(ERASED, &KEY, &phone.key.id(), [3; 24]);
    let seal = Blob(seal.expect("sealed"));
    let erased = phone.changes(ERASED, 1, Action::Erase { seal }).await;
    assert_eq!(erased, Ok(2));
    server.is_killed();

    let told = done(&database.url, &["restore", &backups(&folder)[0]]);
    assert!(
        told.contains("Restored 1 vaults with 2 batches; erased again: 1"),
        "{told}"
    );
    let server = Program::start(&database.url);
    let mut phone = phone.at(&server.address);
    let before = phone.syncs(VAULT, cursor, vec![]).await;
    assert_eq!(before.err(), Some(Code::NoSession), "every session ended");
    phone.signs_in().await;
    let read = phone.syncs(VAULT, cursor, vec![]).await.expect("read");
    assert_eq!(read.pull, Pull::CursorUnknown, "the phone notices");
    let sent = phone.syncs(VAULT, cursor, vec![today]).await.expect("sent");
    assert_eq!(sent.stored.0.len(), 1, "and brings what is missing");
    let (texts, _) = phone.reads(VAULT, Cursor::START).await;
    assert_eq!(texts, ["the first", "yesterday", "today"]);
    let gone = phone.syncs(ERASED, Cursor::START, vec![]).await;
    assert_eq!(gone.err(), Some(Code::Erased));
}

/// The disk is lost with all that was on it. The backup and the file beside it were elsewhere.
#[tokio::test]
async fn an_older_backup_brings_back_nothing_that_a_later_one_knows_to_be_erased() {
    let database = Database::empty(Kind::Sqlite).await;
    let folder = database.folder.path().join("backups");
    let to = folder.to_str().expect("text");
    let server = Program::start(&database.url);
    let phone = server.phone(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    done(&database.url, &["backup", "--to", to]);
    done(&database.url, &["erase", &VAULT.to_string()]);
    let oldest = backups(&folder).remove(0);
    let kept = format!("{oldest}.kept.db");
    std::fs::rename(&oldest, &kept).expect("renamed");
    done(&database.url, &["backup", "--to", to]);

    let elsewhere = Database::empty(Kind::Sqlite).await;
    let told = done(&elsewhere.url, &["restore", &kept]);
    assert!(told.contains("Restored 0 vaults"), "{told}");
}

#[tokio::test]
async fn what_is_no_backup_changes_nothing() {
    let database = Database::empty(Kind::Sqlite).await;
    let server = Program::start(&database.url);
    let phone = server.phone(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let file = database.folder.path().join("holiday.jpg");
    std::fs::write(&file, vec![7; 9_000]).expect("written");
    for path in [file.to_str().expect("text"), "not/there.db"] {
        let output = command(&database.url, &["restore", path]);
        assert!(!output.status.success(), "{output:?}");
    }
    assert_eq!(phone.reads(VAULT, Cursor::START).await.0.len(), 1);
}
