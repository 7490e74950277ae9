use protocol::{Cursor, Role, VaultId, VaultKind};

use crate::support::{
    database::{Database, Kind},
    phone::VAULT,
    program::{Program, command, done},
};

#[tokio::test]
async fn a_copy_moves_to_postgres_and_phones_go_on() {
    let from = Database::empty(Kind::Sqlite).await;
    let to = Database::empty(Kind::Postgres).await;
    let mut server = Program::start(&from.url);
    let phone = server.phone(1).await;
    let other = server.phone(2).await;
    let second = VaultId([0xC0; 16]);
    for vault in [VAULT, second] {
        phone.founds(vault, VaultKind::Firm).await.expect("founded");
        phone.adds(vault, &other, Role::Editor).await;
        for n in 0..20 {
            other.pushes(vault, &format!("note {n}")).await;
        }
    }
    let (texts, cursor) = phone.reads(VAULT, Cursor::START).await;
    let history = phone.members(VAULT).await.expect("a member");
    server.is_killed();

    let moved = ["copy", "--from", &from.url, "--to", &to.url];
    let told = done("", &moved);
    assert!(told.contains("Copied 2 vaults with 42 batches"), "{told}");
    let again = command("", &moved);
    assert!(!again.status.success(), "nothing is written over");

    let server = Program::start(&to.url);
    let phone = server.phone(1).await;
    assert_eq!(phone.reads(VAULT, Cursor::START).await, (texts, cursor));
    assert_eq!(phone.members(VAULT).await, Ok(history));
    server.phone(2).await.pushes(second, "and on").await;
    let (more, _) = phone.reads(second, Cursor::START).await;
    assert_eq!(more.last().map(String::as_str), Some("and on"));
}
