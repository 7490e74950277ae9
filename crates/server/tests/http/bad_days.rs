//! The program on bad days: a full disk, and a database that goes away in mid-request. Each request
//! gets its code and when to come back, and nothing that was said to be stored is lost.

use protocol::{Code, Cursor, Role, VaultKind};
use tokio::task::JoinSet;

use crate::support::{
    cut_line::CutLine,
    database::{Database, Kind},
    phone::{Phone, VAULT},
    program::Program,
};

/// How large a file may grow in this story, in blocks of 512 bytes.
const SMALL: u32 = 1_000;

#[tokio::test]
async fn a_full_disk_refuses_with_a_time_to_come_back_and_loses_nothing() {
    let database = Database::empty(Kind::Sqlite).await;
    let mut server = Program::start_where_files_stay_small(&database.url, SMALL);
    let phone = server.phone(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    assert_eq!(phone.ready().await, 204);
    let long = "as long as a note may well be ".repeat(200);
    let mut stored = 1;
    let refused = loop {
        let batch = phone.writes(VAULT, &format!("{stored} {long}"));
        match phone.pushes_or_is_refused(VAULT, &batch).await {
            Ok(()) => stored += 1,
            Err(refused) => break (refused, batch),
        }
        assert!(stored < 1_000, "the disk is never full");
    };
    let (refused, batch) = refused;
    assert_eq!((refused.status, refused.code), (503, Code::Unavailable));
    assert!(refused.retry_after.is_some(), "and when to come back");
    let (read, _) = phone.reads(VAULT, Cursor::START).await;
    assert_eq!(read.len(), stored, "reading goes on");

    // Room is made.
    server.is_killed();
    let server = Program::start(&database.url);
    let phone = phone.at(&server.address);
    assert_eq!(phone.pushes_or_is_refused(VAULT, &batch).await, Ok(()));
    let (read, end) = phone.reads(VAULT, Cursor::START).await;
    assert_eq!((read.len(), end.n), (stored + 1, stored as u64 + 1));
    assert!(read.last().expect("one").starts_with(&stored.to_string()));
}

#[tokio::test]
async fn a_server_that_cannot_write_is_not_ready() {
    let database = Database::empty(Kind::Postgres).await;
    let (line, url) = through_a_line(&database).await;
    let server = Program::start(&url);
    let phone = server.phone(1).await;
    assert_eq!(phone.ready().await, 204);
    line.is_cut();
    // What was found before stands for a few seconds.
    while phone.ready().await == 204 {
        tokio::task::yield_now().await;
    }
    assert_eq!(phone.ready().await, 503);
    line.is_mended();
    while phone.ready().await == 503 {
        tokio::task::yield_now().await;
    }
    assert_eq!(phone.ready().await, 204);
}

/// The same database at the far end of a line.
async fn through_a_line(database: &Database) -> (CutLine, String) {
    let (_, rest) = database.url.split_once('@').expect("a host");
    let (far, _) = rest.split_once('/').expect("a name");
    let line = CutLine::to(far.to_owned()).await;
    let url = database.url.replace(far, &line.address);
    (line, url)
}

#[tokio::test]
async fn a_database_that_goes_away_in_mid_request_loses_nothing_that_was_stored() {
    const PHONES: u8 = 4;
    const CUTS: usize = 3;
    let database = Database::empty(Kind::Postgres).await;
    let (line, url) = through_a_line(&database).await;
    let server = Program::start(&url);
    let owner = server.phone(1).await;
    owner.founds(VAULT, VaultKind::Firm).await.expect("founded");
    let (say, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let mut storm = JoinSet::new();
    for seed in 10..10 + PHONES {
        let phone = server.phone(seed).await;
        owner.adds(VAULT, &phone, Role::Editor).await;
        let say = say.clone();
        storm.spawn(async move {
            for n in 0.. {
                let text = format!("{seed} {n}");
                let refusals = pushes_until_stored(&phone, &text).await;
                if say.send((text, refusals)).is_err() {
                    return;
                }
            }
        });
    }
    drop(say);
    let (mut stored, mut refusals) = (Vec::new(), 0);
    for _ in 0..CUTS {
        for cut in [false, true] {
            for _ in 0..20 {
                let (text, refused) = heard.recv().await.expect("a storm");
                stored.push(text);
                refusals += refused;
            }
            if !cut {
                line.is_cut();
                line.is_mended();
            }
        }
    }
    assert!(refusals > 0, "no cut struck a request");
    drop(heard);
    while storm.join_next().await.is_some() {}
    let (read, end) = owner.reads(VAULT, Cursor::START).await;
    for text in &stored {
        let times = read.iter().filter(|other| *other == text).count();
        assert_eq!(times, 1, "{text} is there once");
    }
    assert_eq!(end.n, read.len() as u64, "the log has no hole");
}

/// As the app does: the same batch again, until it is stored. Returns how often it was refused.
async fn pushes_until_stored(phone: &Phone, text: &str) -> usize {
    let batch = phone.writes(VAULT, text);
    let mut refusals = 0;
    while let Err(refused) = phone.pushes_or_is_refused(VAULT, &batch).await {
        assert_eq!((refused.status, refused.code), (503, Code::Unavailable));
        assert!(refused.retry_after.is_some());
        refusals += 1;
    }
    refusals
}
