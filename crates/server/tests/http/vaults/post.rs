use protocol::{
    Action, Code, Cursor, VaultId, VaultKind,
    api::{Changed, FoundVault},
    wire::Blob,
};

use crate::support::{
    database::on_each_database,
    phone::{Phone, Refused, VAULT},
    sync_server::SyncServer,
};

on_each_database!(
    a_vault_is_founded_once_however_often_that_is_asked,
    an_id_that_is_taken_is_refused_as_if_it_were_forbidden,
    a_founding_that_is_not_one_founds_nothing,
);

const FIRM: Action = Action::Found {
    kind: VaultKind::Firm,
};

async fn founds(phone: &Phone, number: u32, action: Action, first: Blob) -> Result<(), Code> {
    let founding = phone.signs(VAULT, number, action);
    let found = FoundVault { founding, first };
    let answer: Result<Changed, Refused> = phone.post("/v1/vaults", &found).await;
    answer.map(|_| ()).map_err(|refused| refused.code)
}

async fn a_vault_is_founded_once_however_often_that_is_asked(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    for _ in 0..2 {
        let founded = phone.founds(VAULT, VaultKind::Firm).await;
        assert_eq!(founded, Ok(Changed { next: 1 }));
    }
    let (texts, _) = phone.reads(VAULT, Cursor::START).await;
    assert_eq!(texts, ["the first"]);
}

async fn an_id_that_is_taken_is_refused_as_if_it_were_forbidden(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let stranger = server.phone_signed_in(2).await;
    let refused = stranger.founds(VAULT, VaultKind::Firm).await;
    let (code, retry_after) = (Code::NoAccess, None);
    let status = 403;
    let expected = Refused {
        status,
        code,
        retry_after,
    };
    assert_eq!(refused, Err(expected));
    let other_kind = phone.founds(VAULT, VaultKind::Private).await;
    assert_eq!(other_kind, Err(expected), "the same id is not two vaults");
}

async fn a_founding_that_is_not_one_founds_nothing(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    let first = phone.writes(VAULT, "first");
    let malformed = Err(Code::Malformed);
    assert_eq!(founds(&phone, 1, FIRM, first.clone()).await, malformed);
    let device = phone.key.id();
    let join = Action::Join { device };
    assert_eq!(founds(&phone, 0, join, first.clone()).await, malformed);

    let elsewhere = phone.writes(VaultId([9; 16]), "first");
    let foreign = founds(&phone, 0, FIRM, elsewhere).await;
    assert_eq!(foreign, Err(Code::ForeignBatch));
    let mut forged = first.clone();
    forged.0[200] ^= 1;
    let forged = founds(&phone, 0, FIRM, forged).await;
    assert_eq!(forged, Err(Code::ForgedBatch));
    let cut = Blob(first.0[..300].to_vec());
    assert_eq!(founds(&phone, 0, FIRM, cut).await, Err(Code::DamagedBatch));
    let mut newer = first;
    newer.0[0] = 2;
    assert_eq!(founds(&phone, 0, FIRM, newer).await, Err(Code::TooNewBatch));

    let nothing = phone.syncs(VAULT, Cursor::START, vec![]).await;
    assert_eq!(nothing.err(), Some(Code::NoAccess));
}
