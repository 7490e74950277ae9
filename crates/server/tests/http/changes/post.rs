use protocol::{Action, Code, Cursor, Role, Share, VaultId, VaultKind, wire::Blob};

use crate::support::{
    database::on_each_database,
    phone::{Phone, VAULT},
    sync_server::SyncServer,
};

on_each_database!(
    a_removed_device_is_shut_out_at_its_next_request_and_told,
    only_an_owner_says_who_may_open_a_vault,
    a_change_is_good_in_its_place_only,
    a_change_that_another_signed_or_that_was_altered_is_refused,
    a_vault_keeps_an_owner,
    a_member_may_leave,
    a_private_vault_is_refused_to_every_place,
    a_stranger_learns_nothing_of_a_vault,
);

fn remove(phone: &Phone) -> Action {
    Action::Remove {
        key: phone.key.id(),
    }
}

fn add(phone: &Phone, role: Role) -> Action {
    let device = phone.key.id();
    Action::Add { device, role }
}

async fn owner(server: &SyncServer) -> Phone {
    let owner = server.phone_signed_in(1).await;
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");
    owner
}

async fn a_removed_device_is_shut_out_at_its_next_request_and_told(server: SyncServer) {
    let owner = owner(&server).await;
    let other = server.phone_signed_in(2).await;
    owner.adds(VAULT, &other, Role::Editor).await;
    other.pushes(VAULT, "before").await;
    assert_eq!(owner.changes(VAULT, 2, remove(&other)).await, Ok(3));

    let late = other.writes(VAULT, "after");
    let refused = other.syncs(VAULT, Cursor::START, vec![late.clone()]).await;
    assert_eq!(refused.err(), Some(Code::Removed));
    let refused = other.members(VAULT).await.expect_err("removed");
    assert_eq!((refused.status, refused.code), (403, Code::Removed));
    let (texts, _) = owner.reads(VAULT, Cursor::START).await;
    assert_eq!(texts, ["the first", "before"], "what was accepted stays");

    // What the removed device wrote meanwhile an owner may bring, and it may be let in again.
    let brought = owner.syncs(VAULT, Cursor::START, vec![late]).await;
    assert_eq!(brought.expect("synced").stored.0.len(), 1);
    owner.adds(VAULT, &other, Role::Editor).await;
    assert_eq!(other.reads(VAULT, Cursor::START).await.0.len(), 3);
}

async fn only_an_owner_says_who_may_open_a_vault(server: SyncServer) {
    let owner = owner(&server).await;
    for (seed, role) in [(2, Role::Reader), (3, Role::Editor)] {
        let member = server.phone_signed_in(seed).await;
        owner.adds(VAULT, &member, role).await;
        let next = owner
            .members(VAULT)
            .await
            .expect("a member")
            .changes
            .0
            .len() as u32;
        for action in [add(&member, Role::Owner), remove(&owner)] {
            let refused = member.changes(VAULT, next, action).await;
            let refused = refused.expect_err("no owner");
            assert_eq!((refused.status, refused.code), (403, Code::OwnersOnly));
        }
    }
    let second = server.phone_signed_in(4).await;
    owner.adds(VAULT, &second, Role::Owner).await;
    assert_eq!(second.changes(VAULT, 4, remove(&owner)).await, Ok(5));
}

async fn a_change_is_good_in_its_place_only(server: SyncServer) {
    let owner = owner(&server).await;
    let other = server.phone_signed_in(2).await;
    let adding = owner.signs(VAULT, 1, add(&other, Role::Editor));
    assert_eq!(owner.makes(adding.clone()).await, Ok(2));
    assert_eq!(owner.makes(adding.clone()).await, Ok(2), "a retry");
    assert_eq!(owner.changes(VAULT, 2, remove(&other)).await, Ok(3));

    assert_eq!(owner.makes(adding).await, Ok(3), "long done, and not again");
    let read = other.syncs(VAULT, Cursor::START, vec![]).await;
    assert_eq!(read.err(), Some(Code::Removed));
    for number in [0, 1, 2, 4, u32::MAX] {
        let change = owner.changes(VAULT, number, add(&other, Role::Owner)).await;
        let refused = change.expect_err("out of place");
        assert_eq!((refused.status, refused.code), (409, Code::StaleChange));
    }
}

async fn a_change_that_another_signed_or_that_was_altered_is_refused(server: SyncServer) {
    let owner = owner(&server).await;
    let thief = server.phone_signed_in(2).await;
    let adding = owner.signs(VAULT, 1, add(&thief, Role::Owner));
    let bad = |refused: Result<u32, crate::support::phone::Refused>| {
        let refused = refused.expect_err("refused");
        assert_eq!((refused.status, refused.code), (401, Code::BadSignature));
    };
    bad(thief.makes(adding.clone()).await);
    let mut own = thief.signs(VAULT, 1, add(&thief, Role::Owner));
    own.signature = adding.signature;
    bad(thief.makes(own).await);
    let mut other_role = adding.clone();
    *other_role.change.0.last_mut().unwrap() = 0;
    bad(owner.makes(other_role).await);
    let mut cut = adding;
    cut.change.0.pop();
    let refused = owner.makes(cut).await.expect_err("cut");
    assert_eq!((refused.status, refused.code), (400, Code::Malformed));

    // A thief with the owner's token cannot sign with the owner's key.
    let mut with_token = server.phone(2);
    with_token.token = owner.token;
    bad(with_token.changes(VAULT, 1, add(&thief, Role::Owner)).await);
}

async fn a_vault_keeps_an_owner(server: SyncServer) {
    let owner = owner(&server).await;
    let other = server.phone(2);
    owner.adds(VAULT, &other, Role::Editor).await;
    for action in [remove(&owner), add(&owner, Role::Editor)] {
        let refused = owner.changes(VAULT, 2, action).await;
        let refused = refused.expect_err("the last owner");
        assert_eq!((refused.status, refused.code), (409, Code::LastOwner));
    }
    assert!(owner.members(VAULT).await.is_ok(), "nothing was changed");
    let again = Action::Found {
        kind: VaultKind::Firm,
    };
    let refused = owner.changes(VAULT, 2, again).await.expect_err("founded");
    assert_eq!(refused.code, Code::Malformed);
}

async fn a_member_may_leave(server: SyncServer) {
    let owner = owner(&server).await;
    let reader = server.phone_signed_in(2).await;
    owner.adds(VAULT, &reader, Role::Reader).await;
    assert_eq!(reader.changes(VAULT, 2, remove(&reader)).await, Ok(3));
    let gone = reader.syncs(VAULT, Cursor::START, vec![]).await;
    assert_eq!(gone.err(), Some(Code::Removed));
}

async fn a_private_vault_is_refused_to_every_place(server: SyncServer) {
    let owner = server.phone_signed_in(1).await;
    let share = |place| {
        Action::Share(Share {
            place,
            role: Role::Editor,
            sealed_key: Blob(vec![1; 80]),
        })
    };
    let place = VaultId([0xB0; 16]);
    owner
        .founds(place, VaultKind::Place)
        .await
        .expect("founded");
    owner.founds(VAULT, VaultKind::Private).await.expect("one");
    for vault in [VAULT, place] {
        let refused = owner.changes(vault, 1, share(place)).await;
        let refused = refused.expect_err("never shared");
        assert_eq!((refused.status, refused.code), (403, Code::PrivateVault));
    }
}

async fn a_stranger_learns_nothing_of_a_vault(server: SyncServer) {
    owner(&server).await;
    let stranger = server.phone_signed_in(2).await;
    let join = Action::Join {
        device: stranger.key.id(),
    };
    let mut answers = Vec::new();
    for vault in [VAULT, VaultId([0xEE; 16])] {
        let push = stranger.writes(vault, "a note");
        let ask = protocol::api::AskHashes { vault, after: 0 };
        let hashes = stranger.post::<protocol::api::Hashes>("/v1/hashes", &ask);
        let ask = protocol::api::AskShares { place: vault };
        let shares = stranger.post::<protocol::api::Shares>("/v1/shares", &ask);
        answers.push((
            stranger.syncs(vault, Cursor::START, vec![push]).await,
            stranger.members(vault).await,
            stranger.changes(vault, 1, join.clone()).await,
            stranger
                .changes(vault, 1, add(&stranger, Role::Owner))
                .await,
            (hashes.await, shares.await),
        ));
    }
    assert_eq!(
        answers[0], answers[1],
        "there is a vault, and there is none"
    );
    assert_eq!(answers[0].0, Err(Code::NoAccess));
    assert_eq!(answers[0].2.expect_err("no ticket").code, Code::NoAccess);
    assert_eq!(stranger.tickets().await.expect("answered").tickets.0, []);
}
