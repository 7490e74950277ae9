use std::fs;

use protocol::{
    Action, Code, Cursor, NewTicket, Role, Share, VaultId, VaultKind,
    api::{AskErasures, AskHashes, Erasures, Hashes},
    wire::Blob,
};
use sqlx::{AssertSqlSafe, Executor, Row};
use vault::{Ticket, TicketSeed, check_erasure, seal_erasure};

use crate::support::{
    database::on_each_database,
    phone::{KEY, Phone, Refused, VAULT},
    sync_server::SyncServer,
};

on_each_database!(
    an_owner_erases_a_vault_and_everyone_who_was_let_in_is_told_with_the_seal,
    a_stranger_learns_nothing_of_an_erased_vault,
    nothing_of_an_erased_vault_is_left_but_its_end,
    only_an_owner_erases,
    an_erasure_is_asked_for_again_when_its_answer_was_lost,
    an_erased_vault_is_not_founded_again,
    a_vault_that_has_seen_every_change_can_still_be_erased,
    a_phrase_of_an_erased_vault_is_told_so,
    a_backup_from_yesterday_does_not_bring_an_erased_vault_back,
);

const PLACE: VaultId = VaultId([0xB0; 16]);

fn erase(phone: &Phone) -> Action {
    let seal = seal_erasure(VAULT, &KEY, &phone.key.id(), [3; 24]);
    Action::Erase {
        seal: Blob(seal.expect("sealed")),
    }
}

async fn told(phone: &Phone) -> Erasures {
    phone
        .post("/v1/erasures", &AskErasures {})
        .await
        .expect("answered")
}

async fn owner(server: &SyncServer) -> Phone {
    let owner = server.phone_signed_in(1).await;
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");
    owner
}

/// At every address that names a vault.
async fn refused_everywhere(phone: &Phone, status: u16, code: Code) {
    let read = phone.syncs(VAULT, Cursor::START, vec![]).await;
    assert_eq!(read.err(), Some(code));
    let write = vec![phone.writes(VAULT, "too late")];
    let written = phone.syncs(VAULT, Cursor::START, write).await;
    assert_eq!(written.err(), Some(code));
    let members = phone.members(VAULT).await.map(|_| ());
    let vault = VAULT;
    let ask = AskHashes { vault, after: 0 };
    let hashes: Result<Hashes, Refused> = phone.post("/v1/hashes", &ask).await;
    let key = phone.key.id();
    let change = phone.changes(VAULT, 1, Action::Remove { key }).await;
    for answer in [members, hashes.map(|_| ()), change.map(|_| ())] {
        let refused = answer.expect_err("gone");
        assert_eq!((refused.status, refused.code), (status, code));
    }
}

async fn an_owner_erases_a_vault_and_everyone_who_was_let_in_is_told_with_the_seal(
    server: SyncServer,
) {
    let owner = owner(&server).await;
    let [reader, removed, founder, adviser] = [
        server.phone_signed_in(2).await,
        server.phone_signed_in(3).await,
        server.phone_signed_in(4).await,
        server.phone_signed_in(5).await,
    ];
    owner.adds(VAULT, &reader, Role::Reader).await;
    owner.adds(VAULT, &removed, Role::Editor).await;
    let key = removed.key.id();
    let made = owner.changes(VAULT, 3, Action::Remove { key }).await;
    assert_eq!(made, Ok(4));
    let placed = founder.founds(PLACE, VaultKind::Place).await;
    placed.expect("founded");
    founder.adds(PLACE, &adviser, Role::Editor).await;
    let share = Action::Share(Share {
        place: PLACE,
        role: Role::Reader,
        sealed_key: Blob(vec![7; 80]),
    });
    assert_eq!(owner.changes(VAULT, 4, share).await, Ok(5));

    assert_eq!(owner.changes(VAULT, 5, erase(&owner)).await, Ok(6));
    for phone in [&owner, &reader, &removed, &adviser] {
        refused_everywhere(phone, 410, Code::Erased).await;
        let told = told(phone).await.erasures.0;
        assert_eq!(told.len(), 1);
        let by = check_erasure(&told[0], VAULT, &KEY);
        assert_eq!(by, Ok(owner.key.id()));
    }
    assert_eq!(adviser.reads(PLACE, Cursor::START).await.0.len(), 1);
}

async fn a_stranger_learns_nothing_of_an_erased_vault(server: SyncServer) {
    let owner = owner(&server).await;
    assert_eq!(owner.changes(VAULT, 1, erase(&owner)).await, Ok(2));
    let stranger = server.phone_signed_in(2).await;
    refused_everywhere(&stranger, 403, Code::NoAccess).await;
    assert_eq!(told(&stranger).await.erasures.0, []);
    let founded = stranger.founds(VAULT, VaultKind::Firm).await;
    let refused = founded.expect_err("taken");
    assert_eq!((refused.status, refused.code), (403, Code::NoAccess));
}

async fn nothing_of_an_erased_vault_is_left_but_its_end(server: SyncServer) {
    let owner = owner(&server).await;
    let kept = VaultId([0xC0; 16]);
    owner.founds(kept, VaultKind::Firm).await.expect("founded");
    let long = "a long note ".repeat(600);
    let batch = owner.writes(VAULT, &long);
    let stored = owner.syncs(VAULT, Cursor::START, vec![batch.clone()]).await;
    assert_eq!(stored.expect("stored").stored.0.len(), 1);
    assert_eq!(owner.changes(VAULT, 1, erase(&owner)).await, Ok(2));

    let mut connection = server.connection().await;
    for table in ["vaults", "batches", "changes", "members"] {
        let count = format!("SELECT COUNT(*) FROM {table}");
        let count = sqlx::query(AssertSqlSafe(count));
        let row = count.fetch_one(&mut connection).await.expect("counted");
        assert_eq!(row.get::<i64, _>(0), 1, "the other vault's, in {table}");
    }
    assert_eq!(owner.reads(kept, Cursor::START).await.0, ["the first"]);

    // SQLite's files hold no byte of the batch, not even a freed one.
    for file in fs::read_dir(server.database.folder.path()).expect("a folder") {
        let data = file.expect("a file").path();
        for file in fs::read_dir(&data).expect("the folder of the database") {
            let bytes = fs::read(file.expect("a file").path()).expect("bytes");
            let sealed = &batch.0[4_000..4_016];
            assert!(!bytes.windows(16).any(|window| window == sealed));
        }
    }
}

async fn only_an_owner_erases(server: SyncServer) {
    let owner = owner(&server).await;
    let editor = server.phone_signed_in(2).await;
    owner.adds(VAULT, &editor, Role::Editor).await;
    let refused = editor.changes(VAULT, 2, erase(&editor)).await;
    let refused = refused.expect_err("no owner");
    assert_eq!((refused.status, refused.code), (403, Code::OwnersOnly));
    let seal = Blob(vec![0; 257]);
    let refused = owner.changes(VAULT, 2, Action::Erase { seal }).await;
    assert_eq!(refused.expect_err("too long").code, Code::TooLarge);
    let refused = owner.changes(VAULT, 1, erase(&owner)).await;
    assert_eq!(refused.expect_err("out of place").code, Code::StaleChange);
    assert_eq!(editor.reads(VAULT, Cursor::START).await.0.len(), 1);
}

async fn an_erasure_is_asked_for_again_when_its_answer_was_lost(server: SyncServer) {
    let owner = owner(&server).await;
    let second = server.phone_signed_in(2).await;
    owner.adds(VAULT, &second, Role::Owner).await;
    let change = owner.signs(VAULT, 2, erase(&owner));
    for _ in 0..2 {
        assert_eq!(owner.makes(change.clone()).await, Ok(3));
    }
    let late = second.changes(VAULT, 2, erase(&second)).await;
    let refused = late.expect_err("erased by another");
    assert_eq!((refused.status, refused.code), (410, Code::Erased));
}

async fn an_erased_vault_is_not_founded_again(server: SyncServer) {
    let owner = owner(&server).await;
    assert_eq!(owner.changes(VAULT, 1, erase(&owner)).await, Ok(2));
    let founded = owner.founds(VAULT, VaultKind::Firm).await;
    assert_eq!(founded.expect_err("erased").code, Code::Erased);
    refused_everywhere(&owner, 410, Code::Erased).await;
}

async fn a_vault_that_has_seen_every_change_can_still_be_erased(server: SyncServer) {
    let owner = owner(&server).await;
    let mut connection = server.connection().await;
    let full = sqlx::query("UPDATE vaults SET next_change = 1000");
    full.execute(&mut connection).await.expect("full");
    let key = owner.key.id();
    let refused = owner.changes(VAULT, 1_000, Action::Remove { key }).await;
    assert_eq!(refused.expect_err("full").code, Code::TooManyChanges);
    assert_eq!(owner.changes(VAULT, 1_000, erase(&owner)).await, Ok(1_001));
    refused_everywhere(&owner, 410, Code::Erased).await;
}

async fn a_phrase_of_an_erased_vault_is_told_so(server: SyncServer) {
    let owner = owner(&server).await;
    let ticket = Ticket::from_seed(&TicketSeed([5; 16])).expect("a ticket");
    let wrapped = ticket.wrap(VAULT, &KEY, [9; 24]).expect("wrapped");
    let new = Action::AddTicket(NewTicket {
        ticket: ticket.id(),
        role: Role::Owner,
        ends_at: None,
        redemptions: None,
        wrapped_key: Blob(wrapped),
    });
    assert_eq!(owner.changes(VAULT, 1, new).await, Ok(2));
    assert_eq!(owner.changes(VAULT, 2, erase(&owner)).await, Ok(3));

    let mut paper = owner.of_ticket(&ticket);
    paper.signs_in().await;
    assert_eq!(paper.tickets().await.expect("answered").tickets.0, []);
    let erasures = told(&paper).await.erasures.0;
    let change = erasures[0].verify().expect("signed");
    assert_eq!((change.vault, change.signer), (VAULT, owner.key.id()));
    let device = server.phone(2).key.id();
    let refused = paper.changes(VAULT, 3, Action::Join { device }).await;
    assert_eq!(refused.expect_err("erased").code, Code::Erased);
}

/// The operator puts back the rows of yesterday, by whatever means; the file of erasures stays.
async fn a_backup_from_yesterday_does_not_bring_an_erased_vault_back(server: SyncServer) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("safe/erasures");
    let server = server.again_with_erasures(&file).await;
    let owner = owner(&server).await;
    let kept = VaultId([0xC0; 16]);
    owner.founds(kept, VaultKind::Firm).await.expect("founded");
    let mut connection = server.connection().await;
    let mut on_each_table = async |sql: &str| {
        for table in [
            "vaults",
            "batches",
            "changes",
            "members",
            "erased",
            "erased_for",
        ] {
            let sql = AssertSqlSafe(sql.replace("{table}", table));
            let done = connection.execute(sql).await;
            done.expect("the operator knows how");
        }
    };
    on_each_table("CREATE TABLE of_yesterday_{table} AS SELECT * FROM {table}").await;
    assert_eq!(owner.changes(VAULT, 1, erase(&owner)).await, Ok(2));
    on_each_table("DELETE FROM {table}").await;
    on_each_table("INSERT INTO {table} SELECT * FROM of_yesterday_{table}").await;
    let owner = server.phone_signed_in(1).await;
    assert_eq!(owner.reads(VAULT, Cursor::START).await.0.len(), 1, "back");

    let server = server.again_with_erasures(&file).await;
    let owner = server.phone_signed_in(1).await;
    refused_everywhere(&owner, 410, Code::Erased).await;
    let told = told(&owner).await.erasures.0;
    assert!(check_erasure(&told[0], VAULT, &KEY).is_ok());
    assert_eq!(owner.reads(kept, Cursor::START).await.0, ["the first"]);
}
