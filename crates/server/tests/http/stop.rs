use server::{Config, Operator, ServeError, serve};
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
};

use crate::support::{LARGE, read_answer, served_with_a_large_file};

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
