use crate::support::{database::on_each_database, sync_server::SyncServer};

on_each_database!(a_server_whose_database_answers_is_ready);

async fn a_server_whose_database_answers_is_ready(server: SyncServer) {
    let answer = server.served.get("/v1/ready").await;
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}
