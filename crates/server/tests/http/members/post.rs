use protocol::{Action, Role, VaultKind, api::Member};

use crate::support::{database::on_each_database, phone::VAULT, sync_server::SyncServer};

on_each_database!(who_may_open_a_vault_is_told_with_the_signed_history);

async fn who_may_open_a_vault_is_told_with_the_signed_history(server: SyncServer) {
    let owner = server.phone_signed_in(1).await;
    let reader = server.phone_signed_in(2).await;
    let gone = server.phone(3);
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");
    owner.adds(VAULT, &reader, Role::Reader).await;
    owner.adds(VAULT, &gone, Role::Editor).await;
    let key = gone.key.id();
    let removed = owner.changes(VAULT, 3, Action::Remove { key }).await;
    assert_eq!(removed, Ok(4));

    let told = reader.members(VAULT).await.expect("a member");
    let member = |phone: &crate::support::phone::Phone, role| {
        let device = phone.key.id();
        Member { device, role }
    };
    assert_eq!(told.kind, VaultKind::Firm);
    let mut expected = vec![member(&owner, Role::Owner), member(&reader, Role::Reader)];
    expected.sort_by_key(|member| member.device);
    assert_eq!(told.devices.0, expected);
    // Whoever does not trust the server can follow each step by its signature.
    let history = told.changes.0.iter().map(|signed| signed.verify());
    let history: Vec<_> = history.map(|change| change.expect("signed")).collect();
    let numbers: Vec<_> = history.iter().map(|change| change.number).collect();
    assert_eq!(numbers, [0, 1, 2, 3]);
    assert!(history.iter().all(|change| change.signer == owner.key.id()));
    assert_eq!(history[3].action, Action::Remove { key });
}
