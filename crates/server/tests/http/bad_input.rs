//! What no client of ours would send, each answered with its code.

use protocol::{
    Code,
    api::{AskTickets, CONTENT_TYPE, PROTOCOL_HEADER},
    limits, wire,
};

use crate::support::{database::on_each_database, sync_server::SyncServer};

on_each_database!(
    bytes_that_are_no_message_are_refused_at_every_address,
    another_type_or_version_is_refused_before_the_body_is_read,
    a_request_over_the_limit_is_refused,
    a_request_without_a_good_token_is_asked_to_sign_in,
);

const OPEN: [&str; 2] = ["/v1/challenges", "/v1/sessions"];
const IN_SESSION: [&str; 8] = [
    "/v1/vaults",
    "/v1/changes",
    "/v1/members",
    "/v1/erasures",
    "/v1/shares",
    "/v1/tickets",
    "/v1/sync",
    "/v1/hashes",
];

async fn bytes_that_are_no_message_are_refused_at_every_address(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    // Of claimed lengths: nearly the whole memory, and one byte more than there is.
    let huge = [255, 255, 255, 255, 15];
    for path in OPEN.into_iter().chain(IN_SESSION) {
        for body in [&huge[..], &[1], &[2, 0], &[9; 500]] {
            let raw = phone.send("POST", path, &phone.headers(), body).await;
            let refused = raw.refused();
            assert_eq!(
                (refused.status, refused.code),
                (400, Code::Malformed),
                "{path}"
            );
            assert_eq!(raw.header("content-type"), Some(CONTENT_TYPE));
            assert_eq!(raw.header("cache-control"), Some("no-store"));
            assert_eq!(raw.header("x-content-type-options"), Some("nosniff"));
        }
    }
}

async fn another_type_or_version_is_refused_before_the_body_is_read(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    let body = wire::encode(&AskTickets {});
    let headers = phone.headers();
    for (headers, status, code) in [
        (
            headers.replace(CONTENT_TYPE, "application/json"),
            415,
            Code::WrongType,
        ),
        (
            headers.replace(
                &format!("{PROTOCOL_HEADER}: 1"),
                &format!("{PROTOCOL_HEADER}: 2"),
            ),
            501,
            Code::ClientTooNew,
        ),
        (
            headers.replace(
                &format!("{PROTOCOL_HEADER}: 1"),
                &format!("{PROTOCOL_HEADER}: 0"),
            ),
            426,
            Code::ClientTooOld,
        ),
        (
            headers.replace(&format!("{PROTOCOL_HEADER}: 1\r\n"), ""),
            400,
            Code::Malformed,
        ),
    ] {
        let raw = phone.send("POST", "/v1/tickets", &headers, &body).await;
        let refused = raw.refused();
        assert_eq!((refused.status, refused.code), (status, code));
        assert_eq!(raw.header(PROTOCOL_HEADER), Some("1"));
    }
    let good = phone.send("POST", "/v1/tickets", &headers, &body).await;
    assert_eq!(good.status, 200);
    let got = phone.send("GET", "/v1/tickets", &headers, &[]).await;
    assert_eq!(got.status, 405);
}

async fn a_request_over_the_limit_is_refused(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    let body = vec![0; limits::REQUEST_BYTES + 1];
    let raw = phone
        .send("POST", "/v1/sync", &phone.headers(), &body)
        .await;
    let refused = raw.refused();
    assert_eq!((refused.status, refused.code), (413, Code::TooLarge));
}

async fn a_request_without_a_good_token_is_asked_to_sign_in(server: SyncServer) {
    let mut phone = server.phone(1);
    for token in [None, Some([0; 32])] {
        phone.token = token;
        for path in IN_SESSION {
            let raw = phone.send("POST", path, &phone.headers(), &[]).await;
            let refused = raw.refused();
            assert_eq!(
                (refused.status, refused.code),
                (401, Code::NoSession),
                "{path}"
            );
        }
    }
    let odd = phone.headers().replace("Bearer 00", "Bearer zz");
    let raw = phone.send("POST", "/v1/sync", &odd, &[]).await;
    assert_eq!(raw.refused().code, Code::NoSession);
}
