use protocol::Code;

use crate::support::{database::on_each_database, sync_server::SyncServer};

on_each_database!(a_session_that_was_ended_opens_nothing_more);

async fn a_session_that_was_ended_opens_nothing_more(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    let other = server.phone_signed_in(1).await;
    let path = "/v1/sessions";
    let ended = phone.send("DELETE", path, &phone.headers(), &[]).await;
    assert_eq!(ended.status, 204);
    let refused = phone.tickets().await.expect_err("no session");
    assert_eq!(refused.code, Code::NoSession);
    assert!(other.tickets().await.is_ok(), "that of another tab goes on");
}
