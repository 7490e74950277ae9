use protocol::{
    Code, Cursor, VaultKind,
    api::{AskErasures, Erasures},
};

use crate::support::{
    database::{Database, Kind},
    phone::VAULT,
    program::{Program, command, done},
};

#[tokio::test]
async fn a_vault_that_is_erased_by_hand_is_gone_and_no_device_takes_it_for_an_owners_wish() {
    let database = Database::empty(Kind::Sqlite).await;
    let server = Program::start(&database.url);
    let phone = server.phone(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    done(&database.url, &["erase", &VAULT.to_string()]);

    let gone = phone.syncs(VAULT, Cursor::START, vec![]).await;
    assert_eq!(gone.err(), Some(Code::Erased));
    let told: Erasures = phone
        .post("/v1/erasures", &AskErasures {})
        .await
        .expect("answered");
    assert_eq!(told.erasures.0, [], "there is no seal");

    for vault in [VAULT.to_string().as_str(), "a1"] {
        let again = command(&database.url, &["erase", vault]);
        assert!(!again.status.success(), "there is no such vault");
    }
}
