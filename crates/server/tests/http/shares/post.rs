use protocol::{
    Action, Code, Cursor, Role, Share, VaultId, VaultKind,
    api::{AskShares, Shares},
    wire::Blob,
};

use crate::support::{
    database::on_each_database,
    phone::{Phone, Refused, VAULT},
    sync_server::SyncServer,
};

on_each_database!(
    an_adviser_opens_what_is_shared_with_the_place_until_it_is_taken_back,
    an_adviser_who_left_the_place_opens_nothing,
    what_is_called_a_place_and_is_none_gives_no_access,
);

const PLACE: VaultId = VaultId([0xB0; 16]);

fn share(role: Role) -> Action {
    Action::Share(Share {
        place: PLACE,
        role,
        sealed_key: Blob(vec![7; 80]),
    })
}

async fn shared_with(adviser: &Phone) -> Result<Vec<(VaultId, Role, u64)>, Code> {
    let shares: Result<Shares, Refused> = adviser
        .post("/v1/shares", &AskShares { place: PLACE })
        .await;
    let shares = shares.map_err(|refused| refused.code)?.shares.0;
    let told = |share: &protocol::api::SharedVault| (share.vault, share.role, share.n);
    Ok(shares.iter().map(told).collect())
}

/// A firm's owner, and a place with its founder and an adviser.
async fn firm_and_place(server: &SyncServer) -> (Phone, Phone, Phone) {
    let owner = server.phone_signed_in(1).await;
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let founder = server.phone_signed_in(2).await;
    founder
        .founds(PLACE, VaultKind::Place)
        .await
        .expect("founded");
    let adviser = server.phone_signed_in(3).await;
    founder.adds(PLACE, &adviser, Role::Editor).await;
    (owner, founder, adviser)
}

async fn an_adviser_opens_what_is_shared_with_the_place_until_it_is_taken_back(server: SyncServer) {
    let (owner, _, adviser) = firm_and_place(&server).await;
    assert_eq!(shared_with(&adviser).await, Ok(vec![]));
    assert_eq!(owner.changes(VAULT, 1, share(Role::Editor)).await, Ok(2));
    let told = shared_with(&adviser).await;
    assert_eq!(told, Ok(vec![(VAULT, Role::Editor, 1)]));
    adviser.pushes(VAULT, "well done").await;
    let told = shared_with(&adviser).await;
    assert_eq!(told, Ok(vec![(VAULT, Role::Editor, 2)]));

    // A place never owns what is shared with it, whatever the role says.
    assert_eq!(owner.changes(VAULT, 2, share(Role::Owner)).await, Ok(3));
    let key = owner.key.id();
    let refused = adviser.changes(VAULT, 3, Action::Remove { key }).await;
    assert_eq!(refused.expect_err("no owner").code, Code::OwnersOnly);
    // To read only.
    assert_eq!(owner.changes(VAULT, 3, share(Role::Reader)).await, Ok(4));
    let push = adviser.writes(VAULT, "a change");
    let synced = adviser.syncs(VAULT, Cursor::START, vec![push]).await;
    let refused = synced.expect("read").refused.0;
    assert_eq!(refused[0].code, Code::ReadOnly);

    let unshare = Action::Unshare { place: PLACE };
    assert_eq!(owner.changes(VAULT, 4, unshare).await, Ok(5));
    assert_eq!(shared_with(&adviser).await, Ok(vec![]));
    let read = adviser.syncs(VAULT, Cursor::START, vec![]).await;
    assert_eq!(read.err(), Some(Code::NoAccess));
}

async fn an_adviser_who_left_the_place_opens_nothing(server: SyncServer) {
    let (owner, founder, adviser) = firm_and_place(&server).await;
    assert_eq!(owner.changes(VAULT, 1, share(Role::Editor)).await, Ok(2));
    assert!(adviser.syncs(VAULT, Cursor::START, vec![]).await.is_ok());
    let key = adviser.key.id();
    let removed = founder.changes(PLACE, 2, Action::Remove { key }).await;
    assert_eq!(removed, Ok(3));
    let read = adviser.syncs(VAULT, Cursor::START, vec![]).await;
    assert_eq!(read.err(), Some(Code::NoAccess));
    assert_eq!(shared_with(&adviser).await, Err(Code::Removed));
}

async fn what_is_called_a_place_and_is_none_gives_no_access(server: SyncServer) {
    let (owner, _, adviser) = firm_and_place(&server).await;
    let firm = VaultId([0xC0; 16]);
    adviser.founds(firm, VaultKind::Firm).await.expect("one");
    let share = Action::Share(Share {
        place: firm,
        role: Role::Editor,
        sealed_key: Blob(vec![7; 80]),
    });
    assert_eq!(owner.changes(VAULT, 1, share).await, Ok(2));
    let read = adviser.syncs(VAULT, Cursor::START, vec![]).await;
    assert_eq!(read.err(), Some(Code::NoAccess));
}
