use protocol::{
    Cursor, VaultKind,
    api::{AskHashes, Hashes, Pull},
};
use vault::BatchHash;

use crate::support::{
    database::on_each_database,
    phone::{Phone, VAULT, text_of},
    sync_server::SyncServer,
};

on_each_database!(
    a_server_restored_from_yesterday_gets_back_what_it_forgot,
    the_hashes_of_a_log_are_told_in_its_order,
);

async fn hashes(phone: &Phone, after: u64) -> Hashes {
    let ask = AskHashes {
        vault: VAULT,
        after,
    };
    phone.post("/v1/hashes", &ask).await.expect("told")
}

async fn the_hashes_of_a_log_are_told_in_its_order(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let one = phone.pushes(VAULT, "one").await;
    let two = phone.pushes(VAULT, "two").await;
    let all = hashes(&phone, 0).await;
    assert_eq!((&all.hashes.0[1..], all.more), (&[one, two][..], false));
    assert_eq!(hashes(&phone, 2).await.hashes.0, [two]);
    assert_eq!(hashes(&phone, u64::MAX).await.hashes.0, []);
}

async fn a_server_restored_from_yesterday_gets_back_what_it_forgot(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let (_, yesterday) = phone.reads(VAULT, Cursor::START).await;
    let today = phone.writes(VAULT, "written today");
    let synced = phone.syncs(VAULT, yesterday, vec![today.clone()]).await;
    let Ok(Pull::Page { cursor, .. }) = synced.map(|synced| synced.pull) else {
        panic!("no page");
    };
    assert_eq!(cursor, yesterday.after(&BatchHash::of(&today.0)));

    // The operator puts yesterday's backup in place, and another device is the first to write.
    let mut connection = server.connection().await;
    sqlx::query("DELETE FROM batches WHERE n > 1")
        .execute(&mut connection)
        .await
        .expect("forgotten");
    sqlx::query("UPDATE vaults SET n = 1, running = $1")
        .bind(yesterday.running.to_vec())
        .execute(&mut connection)
        .await
        .expect("forgotten");
    let longer = phone.syncs(VAULT, cursor, vec![]).await;
    assert_eq!(longer.expect("synced").pull, Pull::CursorUnknown);
    phone.pushes(VAULT, "written after the restore").await;
    let other = phone.syncs(VAULT, cursor, vec![]).await;
    assert_eq!(other.expect("synced").pull, Pull::CursorUnknown);

    // The phone compares, sends what is missing, and reads on from where both agree.
    let theirs = hashes(&phone, 0).await.hashes.0;
    assert!(!theirs.contains(&BatchHash::of(&today.0)));
    let agreed = Cursor::START.after(&theirs[0]);
    assert_eq!(agreed, yesterday);
    let synced = phone.syncs(VAULT, agreed, vec![today.clone()]).await;
    let synced = synced.expect("synced");
    assert_eq!(synced.stored.0, [BatchHash::of(&today.0)]);
    let Pull::Page { batches, .. } = synced.pull else {
        panic!("no page");
    };
    let texts: Vec<_> = batches.0.iter().map(|b| text_of(VAULT, &b.0)).collect();
    assert_eq!(texts, ["written after the restore"]);
    let (all, _) = phone.reads(VAULT, Cursor::START).await;
    let expected = ["the first", "written after the restore", "written today"];
    assert_eq!(all, expected);
}
