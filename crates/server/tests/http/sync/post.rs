use protocol::{
    Code, Cursor, Role, VaultId, VaultKind,
    api::{Pull, Sync, SyncVault, Synced},
    limits,
    wire::{Blob, List},
};
use vault::BatchHash;

use crate::support::{
    database::on_each_database,
    phone::{Phone, Refused, VAULT, text_of},
    sync_server::SyncServer,
};

on_each_database!(
    what_one_phone_stores_the_other_reads,
    a_retry_after_a_lost_answer_stores_nothing_twice,
    a_reader_reads_and_does_not_write,
    each_bad_batch_is_refused_by_its_code_and_holds_up_no_other,
    a_member_brings_what_another_wrote,
    a_long_log_comes_in_pages,
    a_full_vault_says_so_and_loses_nothing,
    trouble_with_one_vault_holds_up_no_other,
    phones_that_write_at_once_never_hide_a_batch_from_a_reader,
    an_invented_cursor_is_unknown,
    nothing_that_was_written_stands_in_the_database,
);

async fn owner(server: &SyncServer) -> Phone {
    let owner = server.phone_signed_in(1).await;
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");
    owner
}

async fn second(server: &SyncServer, owner: &Phone, role: Role) -> Phone {
    let second = server.phone_signed_in(2).await;
    owner.adds(VAULT, &second, role).await;
    second
}

fn hashes(batches: &[Blob]) -> Vec<BatchHash> {
    batches.iter().map(|b| BatchHash::of(&b.0)).collect()
}

async fn what_one_phone_stores_the_other_reads(server: SyncServer) {
    let owner = owner(&server).await;
    let other = second(&server, &owner, Role::Editor).await;
    let (_, seen) = other.reads(VAULT, Cursor::START).await;
    owner.pushes(VAULT, "from the owner").await;

    // One request stores what is here and brings what is there, without what it brought itself.
    let mine = other.writes(VAULT, "from the other");
    let synced = other.syncs(VAULT, seen, vec![mine.clone()]).await;
    let synced = synced.expect("synced");
    assert_eq!(synced.stored.0, hashes(std::slice::from_ref(&mine)));
    let Pull::Page {
        batches,
        cursor,
        more,
    } = synced.pull
    else {
        panic!("no page");
    };
    let texts: Vec<_> = batches.0.iter().map(|b| text_of(VAULT, &b.0)).collect();
    assert_eq!((texts, more), (vec!["from the owner".to_owned()], false));
    assert_eq!(cursor.n, 3);
    assert_eq!(other.reads(VAULT, cursor).await, (vec![], cursor));
    let (all, end) = owner.reads(VAULT, Cursor::START).await;
    assert_eq!(all, ["the first", "from the owner", "from the other"]);
    assert_eq!(end, cursor);
}

async fn a_retry_after_a_lost_answer_stores_nothing_twice(server: SyncServer) {
    let owner = owner(&server).await;
    let batch = owner.writes(VAULT, "once");
    let first = owner.syncs(VAULT, Cursor::START, vec![batch.clone()]).await;
    let first = first.expect("synced");
    let twice = vec![batch.clone(), batch.clone()];
    let again = owner.syncs(VAULT, Cursor::START, twice).await;
    let again = again.expect("synced");
    let hash = BatchHash::of(&batch.0);
    assert_eq!((first.stored.0, first.known.0), (vec![hash], vec![]));
    assert_eq!((again.stored.0, again.known.0), (vec![], vec![hash, hash]));
    assert_eq!(first.used, again.used);
    assert_eq!(owner.reads(VAULT, Cursor::START).await.0.len(), 2);
}

async fn a_reader_reads_and_does_not_write(server: SyncServer) {
    let owner = owner(&server).await;
    let reader = second(&server, &owner, Role::Reader).await;
    let batch = reader.writes(VAULT, "a change");
    let synced = reader
        .syncs(VAULT, Cursor::START, vec![batch.clone()])
        .await;
    let synced = synced.expect("read");
    assert_eq!(synced.stored.0, []);
    let refused = &synced.refused.0[0];
    let expected = (BatchHash::of(&batch.0), Code::ReadOnly);
    assert_eq!((refused.hash, refused.code), expected);
    assert_eq!(owner.reads(VAULT, Cursor::START).await.0, ["the first"]);
}

async fn each_bad_batch_is_refused_by_its_code_and_holds_up_no_other(server: SyncServer) {
    let owner = owner(&server).await;
    let good = owner.writes(VAULT, "good");
    let other_vault = owner.writes(VaultId([7; 16]), "of another vault");
    let cut = Blob(good.0[..good.0.len() - 1].to_vec());
    let mut newer = good.clone();
    newer.0[0] = 2;
    let mut forged = good.clone();
    forged.0[150] ^= 1;
    let mut in_anothers_name = good.clone();
    in_anothers_name.0[17..49].copy_from_slice(&server.phone(2).key.id().0);
    let large = Blob(vec![1; limits::BATCH_BYTES + 1]);
    let push = vec![
        cut,
        newer,
        forged,
        in_anothers_name,
        large,
        other_vault,
        Blob(vec![]),
        good.clone(),
    ];
    let bad = hashes(&push[..7]);
    let synced = owner.syncs(VAULT, Cursor::START, push).await;
    let synced = synced.expect("synced");
    let codes = [
        Code::DamagedBatch,
        Code::TooNewBatch,
        Code::ForgedBatch,
        Code::ForgedBatch,
        Code::TooLarge,
        Code::ForeignBatch,
        Code::DamagedBatch,
    ];
    let refused = synced.refused.0.iter().map(|r| (r.hash, r.code));
    assert!(
        refused.eq(bad.into_iter().zip(codes)),
        "{:?}",
        synced.refused
    );
    assert_eq!(synced.stored.0, hashes(&[good]));
}

async fn a_member_brings_what_another_wrote(server: SyncServer) {
    let owner = owner(&server).await;
    let offline = server.phone(9);
    let batch = offline.writes(VAULT, "from a phone that is gone");
    let brought = owner.syncs(VAULT, Cursor::START, vec![batch]).await;
    assert_eq!(brought.expect("synced").stored.0.len(), 1);
    let (texts, _) = owner.reads(VAULT, Cursor::START).await;
    assert_eq!(texts[1], "from a phone that is gone");
}

async fn a_long_log_comes_in_pages(server: SyncServer) {
    let owner = owner(&server).await;
    let long = "x".repeat(30_000);
    let mut sent = vec!["the first".to_owned()];
    for part in 0..3 {
        let texts: Vec<String> = (0..20).map(|n| format!("{part}-{n}-{long}")).collect();
        let push = texts.iter().map(|text| owner.writes(VAULT, text)).collect();
        let synced = owner.syncs(VAULT, Cursor::START, push).await;
        assert_eq!(synced.expect("synced").stored.0.len(), 20);
        sent.extend(texts);
    }
    let first = owner.syncs(VAULT, Cursor::START, vec![]).await;
    let Ok(Pull::Page { batches, more, .. }) = first.map(|first| first.pull) else {
        panic!("no page");
    };
    let bytes: usize = batches.0.iter().map(|batch| batch.0.len()).sum();
    assert!(more && bytes <= limits::PULL_BYTES && bytes > limits::PULL_BYTES / 2);
    assert!(
        owner.reads(VAULT, Cursor::START).await.0 == sent,
        "in order"
    );
}

async fn a_full_vault_says_so_and_loses_nothing(server: SyncServer) {
    let owner = owner(&server).await;
    let first = owner.syncs(VAULT, Cursor::START, vec![]).await;
    let first = first.expect("synced");
    assert_eq!((first.used, first.limit), (445, limits::VAULT_BYTES));
    // As if it had been written into for years.
    let used = limits::VAULT_BYTES as i64 - 1_000;
    let mut connection = server.connection().await;
    sqlx::query("UPDATE vaults SET used = $1")
        .bind(used)
        .execute(&mut connection)
        .await
        .expect("filled");
    let push: Vec<_> = ["one", "two", "three"]
        .iter()
        .map(|text| owner.writes(VAULT, text))
        .collect();
    let expected = hashes(&push);
    let synced = owner.syncs(VAULT, Cursor::START, push).await;
    let synced = synced.expect("synced");
    assert_eq!(synced.stored.0, expected[..2]);
    let refused = &synced.refused.0[0];
    assert_eq!((refused.hash, refused.code), (expected[2], Code::VaultFull));
    assert_eq!(synced.used, limits::VAULT_BYTES - 1_000 + 2 * 445);
    assert_eq!(owner.reads(VAULT, Cursor::START).await.0.len(), 3);
}

async fn trouble_with_one_vault_holds_up_no_other(server: SyncServer) {
    let owner = owner(&server).await;
    let foreign = VaultId([9; 16]);
    let ask = |vault, push| SyncVault {
        vault,
        cursor: Cursor::START,
        push: List(push),
    };
    let good = owner.writes(VAULT, "good");
    let vaults = vec![
        ask(foreign, vec![owner.writes(foreign, "no access")]),
        ask(VAULT, vec![good.clone()]),
    ];
    let request = Sync {
        vaults: List(vaults),
    };
    let answer: Result<Synced, Refused> = owner.post("/v1/sync", &request).await;
    let answers = answer.expect("synced").vaults.0;
    assert_eq!(answers[0].vault, foreign);
    assert_eq!(answers[0].outcome, Err(Code::NoAccess));
    let outcome = answers[1].outcome.as_ref().expect("synced");
    assert_eq!(outcome.stored.0, hashes(&[good]));

    let many = (0..=limits::VAULTS_PER_SYNC).map(|_| ask(VAULT, vec![]));
    let request = Sync {
        vaults: List(many.collect()),
    };
    let answer: Result<Synced, Refused> = owner.post("/v1/sync", &request).await;
    let refused = answer.expect_err("too many");
    assert_eq!((refused.status, refused.code), (413, Code::TooLarge));
}

async fn phones_that_write_at_once_never_hide_a_batch_from_a_reader(server: SyncServer) {
    const PHONES: u8 = 6;
    const EACH: usize = 10;
    let owner = owner(&server).await;
    let mut writing = tokio::task::JoinSet::new();
    for seed in 10..10 + PHONES {
        let phone = server.phone_signed_in(seed).await;
        owner.adds(VAULT, &phone, Role::Editor).await;
        writing.spawn(async move {
            for n in 0..EACH {
                phone.pushes(VAULT, &format!("{seed} {n}")).await;
            }
        });
    }
    // The reader goes on from its cursor while they write. A number given out before its batch
    // can be seen would be skipped here, and never read again.
    let (mut read, mut cursor) = (Vec::new(), Cursor::START);
    let all = usize::from(PHONES) * EACH + 1;
    while read.len() < all {
        let (texts, next) = owner.reads(VAULT, cursor).await;
        let finished = writing.is_empty();
        assert!(!(finished && texts.is_empty()), "{} of {all}", read.len());
        read.extend(texts);
        cursor = next;
        while writing.try_join_next().is_some_and(|ended| {
            ended.expect("each was stored");
            true
        }) {}
    }
    read.sort();
    read.dedup();
    assert_eq!(read.len(), all);
    assert_eq!(owner.reads(VAULT, Cursor::START).await.1, cursor);
}

async fn an_invented_cursor_is_unknown(server: SyncServer) {
    let owner = owner(&server).await;
    let (_, end) = owner.reads(VAULT, Cursor::START).await;
    let wrong_hash = Cursor {
        running: [1; 32],
        ..end
    };
    let beyond = Cursor { n: 2, ..end };
    let far = Cursor { n: u64::MAX, ..end };
    let at_start = Cursor { n: 0, ..end };
    for cursor in [wrong_hash, beyond, far, at_start] {
        let push = owner.writes(VAULT, "kept all the same");
        let synced = owner.syncs(VAULT, cursor, vec![push]).await;
        let synced = synced.expect("synced");
        assert_eq!(synced.pull, Pull::CursorUnknown);
        assert_eq!(synced.stored.0.len(), 1);
    }
}

/// SQLite's file is looked through byte by byte; of PostgreSQL what it gives for each batch.
async fn nothing_that_was_written_stands_in_the_database(server: SyncServer) {
    let canary = "the canary sings at midnight";
    let owner = owner(&server).await;
    owner.pushes(VAULT, canary).await;
    let mut connection = server.connection().await;
    let rows: Vec<Vec<u8>> = sqlx::query_scalar("SELECT batch FROM batches")
        .fetch_all(&mut connection)
        .await
        .expect("read");
    let mut kept: Vec<Vec<u8>> = rows;
    assert_eq!(kept.len(), 2);
    let folder = server.database.folder.path().join("data");
    if folder.exists() {
        for file in std::fs::read_dir(folder).expect("a folder") {
            kept.push(std::fs::read(file.expect("a file").path()).expect("read"));
        }
    }
    for bytes in kept {
        assert!(
            !bytes
                .windows(8)
                .any(|eight| eight == &canary.as_bytes()[..8])
        );
    }
}
