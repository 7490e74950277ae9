//! Bad days of the database, and several servers beside each other.

use protocol::{Code, Cursor, Role, VaultKind};
use sqlx::{Executor, SqlSafeStr};

use crate::support::{
    database::{Kind, on_each_database},
    phone::VAULT,
    sync_server::SyncServer,
};

on_each_database!(a_database_that_fails_stores_nothing_and_says_when_to_come_back);

async fn a_database_that_fails_stores_nothing_and_says_when_to_come_back(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let mut connection = server.connection().await;
    let mut breaks = async |sql: &'static str| {
        let done = connection.execute(sql.into_sql_str()).await;
        done.expect("the operator's hand slips");
    };

    breaks("ALTER TABLE batches RENAME TO lost").await;
    let batch = phone.writes(VAULT, "in a bad moment");
    let refused = phone.syncs(VAULT, Cursor::START, vec![batch.clone()]).await;
    assert_eq!(refused.err(), Some(Code::Unavailable));
    breaks("ALTER TABLE sessions RENAME TO lost_sessions").await;
    let refused = phone.members(VAULT).await.expect_err("no database");
    assert_eq!((refused.status, refused.code), (503, Code::Unavailable));
    assert!(refused.retry_after.is_some(), "and when to try again");

    breaks("ALTER TABLE lost_sessions RENAME TO sessions").await;
    breaks("ALTER TABLE lost RENAME TO batches").await;
    let synced = phone.syncs(VAULT, Cursor::START, vec![batch]).await;
    assert_eq!(synced.expect("synced").stored.0.len(), 1, "the same again");
    assert_eq!(phone.reads(VAULT, Cursor::START).await.0.len(), 2);
}

#[tokio::test]
async fn several_servers_on_one_postgres_are_as_one() {
    const EACH: usize = 15;
    let first = SyncServer::on(Kind::Postgres).await;
    let second = SyncServer::beside(&first).await;
    let owner = first.phone_signed_in(1).await;
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let mut elsewhere = second.phone(1);
    elsewhere.token = owner.token;
    assert_eq!(elsewhere.reads(VAULT, Cursor::START).await.0.len(), 1);

    let mut writing = tokio::task::JoinSet::new();
    for seed in 10..14 {
        let server = if seed % 2 == 0 { &first } else { &second };
        let phone = server.phone_signed_in(seed).await;
        owner.adds(VAULT, &phone, Role::Editor).await;
        writing.spawn(async move {
            for n in 0..EACH {
                phone.pushes(VAULT, &format!("{seed} {n}")).await;
            }
        });
    }
    let (mut read, mut cursor) = (0, Cursor::START);
    while read < 4 * EACH + 1 {
        for reader in [&owner, &elsewhere] {
            let (texts, next) = reader.reads(VAULT, cursor).await;
            read += texts.len();
            cursor = next;
        }
    }
    while let Some(ended) = writing.join_next().await {
        ended.expect("each was stored");
    }
    let (all, end) = elsewhere.reads(VAULT, Cursor::START).await;
    assert_eq!((all.len(), end), (read, cursor));
}
