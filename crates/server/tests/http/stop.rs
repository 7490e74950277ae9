use protocol::{Cursor, Role, VaultKind};
use server::{Config, Operator, ServeError, serve};
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use crate::support::{
    LARGE,
    database::{Database, Kind},
    phone::VAULT,
    program::Program,
    read_answer, served_with_a_large_file,
};

#[tokio::test]
async fn an_answer_under_way_is_finished_when_the_server_is_told_to_stop() {
    let server = served_with_a_large_file().await;
    let mut slow = TcpStream::connect(&server.address)
        .await
        .expect("connected");
    slow.write_all(b"GET /large.txt HTTP/1.1\r\nhost: test\r\n\r\n")
        .await
        .expect("sent");
    // The first byte shows that the answer is under way, and no system buffers all of it.
    slow.peek(&mut [0]).await.expect("an answer has begun");

    server.stop.send(()).expect("the server listens");
    while TcpStream::connect(&server.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(
        !server.ended.is_finished(),
        "a program that ends cuts its answers off"
    );
    let answer = read_answer(slow).await;
    assert_eq!((answer.status, answer.body.len()), (200, LARGE));
    server.ended.await.expect("no panic").expect("a clean end");
}

#[tokio::test]
async fn a_server_that_stops_under_load_answers_for_all_that_it_stored_on_sqlite() {
    a_server_that_stops_under_load_answers_for_all_that_it_stored(Kind::Sqlite).await;
}

#[tokio::test]
async fn a_server_that_stops_under_load_answers_for_all_that_it_stored_on_postgres() {
    a_server_that_stops_under_load_answers_for_all_that_it_stored(Kind::Postgres).await;
}

async fn a_server_that_stops_under_load_answers_for_all_that_it_stored(kind: Kind) {
    const PHONES: u8 = 6;
    let database = Database::empty(kind).await;
    let mut server = Program::start(&database.url);
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
                let push = vec![phone.writes(VAULT, &format!("{seed} {n}"))];
                let synced = phone.tries_to_sync(VAULT, Cursor::START, push).await;
                if synced.is_none() {
                    return;
                }
                // Nobody counts once the story has moved on.
                let _ = say.send(());
            }
        });
    }
    drop(say);
    for _ in 0..60 {
        heard.recv().await.expect("a storm");
    }
    let ended = tokio::task::spawn_blocking(move || server.is_asked_to_stop());
    assert!(ended.await.expect("no panic").success());
    let mut answered = 60;
    while heard.recv().await.is_some() {
        answered += 1;
    }
    let server = Program::start(&database.url);
    let (read, _) = owner.at(&server.address).reads(VAULT, Cursor::START).await;
    assert_eq!(read.len(), 1 + answered, "stored and answered are the same");
}

#[tokio::test]
async fn a_folder_without_an_app_is_refused_at_the_start() {
    let dist = tempfile::tempdir().expect("a folder");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let config = Config {
        dist: dist.path().to_owned(),
        operator: Operator::default(),
    };
    let ended = serve(config, listener, std::future::pending()).await;
    assert!(matches!(ended, Err(ServeError::Site(_))));
}
