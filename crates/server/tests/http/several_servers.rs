//! Several servers on one PostgreSQL, as processes of their own. One is killed in the middle, one is
//! asked to stop, and phones go on with the others.

use protocol::{Cursor, Role, VaultKind};
use tokio::task::JoinSet;

use crate::support::{
    database::{Database, Kind},
    phone::{Phone, VAULT},
    program::Program,
};

const PHONES: u8 = 6;
const EACH: usize = 25;

#[tokio::test]
async fn servers_on_one_postgres_work_together_and_one_may_go_away() {
    let database = Database::empty(Kind::Postgres).await;
    let mut servers: Vec<_> = (0..3).map(|_| Program::start(&database.url)).collect();
    let owner = servers[0].phone(1).await;
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let addresses: Vec<_> = servers.iter().map(|one| one.address.clone()).collect();
    let (say, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let mut storm = JoinSet::new();
    for seed in 0..PHONES {
        let mut phone = servers[0].phone(10 + seed).await;
        owner.adds(VAULT, &phone, Role::Editor).await;
        let (addresses, say) = (addresses.clone(), say.clone());
        storm.spawn(async move {
            for n in 0..EACH {
                let batch = phone.writes(VAULT, &format!("{seed} {n}"));
                // One session is good at each of them.
                for address in addresses.iter().cycle().skip(usize::from(seed) + n) {
                    phone = phone.at(address);
                    let push = vec![batch.clone()];
                    if let Some(synced) = phone.tries_to_sync(VAULT, Cursor::START, push).await {
                        assert_eq!(synced.stored.0.len() + synced.known.0.len(), 1);
                        break;
                    }
                }
                say.send(()).expect("somebody counts");
            }
        });
    }
    drop(say);
    let reader = tokio::spawn(reads_on(owner.at(&addresses[0])));
    let all = usize::from(PHONES) * EACH;
    for stored in 1..=all {
        heard.recv().await.expect("a storm");
        if stored == all / 3 {
            servers[2].is_killed();
        }
        if stored == all / 2 {
            assert!(servers[1].is_asked_to_stop().success());
        }
    }
    while let Some(ended) = storm.join_next().await {
        ended.expect("each was stored");
    }
    let (owner, read, cursor) = reader.await.expect("no hole");
    let (whole, end) = owner.reads(VAULT, Cursor::START).await;
    assert_eq!((whole.len(), end), (all + 1, cursor), "each is there once");
    assert_eq!(whole, read, "who read along saw the same, in order");
}

/// Reads page by page while others write, until all is there.
async fn reads_on(owner: Phone) -> (Phone, Vec<String>, Cursor) {
    let (mut read, mut cursor) = (Vec::new(), Cursor::START);
    while read.len() < usize::from(PHONES) * EACH + 1 {
        let (texts, next) = owner.reads(VAULT, cursor).await;
        read.extend(texts);
        cursor = next;
    }
    (owner, read, cursor)
}
