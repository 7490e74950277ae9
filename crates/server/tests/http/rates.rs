//! Who asks too often is told how long to wait, and may go on then.

use protocol::{Code, api::AskChallenge, wire};
use server::rates::Rates;

use crate::support::{database::Kind, sync_server::SyncServer};

const FEW: Rates = Rates {
    address_rate: 4,
    device_rate: 3,
};

#[tokio::test]
async fn a_device_that_asks_too_often_waits_as_told() {
    let server = SyncServer::with_rates(Kind::Sqlite, FEW, false).await;
    let phone = server.phone_signed_in(1).await;
    let other = server.phone_signed_in(2).await;
    for _ in 0..3 {
        assert!(phone.tickets().await.is_ok());
    }
    let refused = phone.tickets().await.expect_err("too often");
    assert_eq!((refused.status, refused.code), (429, Code::TooManyRequests));
    assert!(other.tickets().await.is_ok(), "the phone beside it goes on");
    let seconds = refused.retry_after.expect("how long");
    server.later(i64::try_from(seconds).expect("few") * 1_000);
    assert!(phone.tickets().await.is_ok());
}

#[tokio::test]
async fn an_address_that_tries_tokens_is_held_up() {
    let server = SyncServer::with_rates(Kind::Sqlite, FEW, false).await;
    let mut thief = server.phone(1);
    for guess in 0..4 {
        thief.token = Some([guess; 32]);
        let refused = thief.tickets().await.expect_err("no session");
        assert_eq!(refused.code, Code::NoSession);
    }
    let refused = thief.tickets().await.expect_err("too often");
    assert_eq!(
        (refused.code, refused.retry_after),
        (Code::TooManyRequests, Some(16))
    );
}

#[tokio::test]
async fn behind_a_proxy_each_visitor_has_an_address_of_their_own() {
    let server = SyncServer::with_rates(Kind::Sqlite, FEW, true).await;
    let phone = server.phone(1);
    let body = wire::encode(&AskChallenge {
        key: phone.key.id(),
    });
    let ask = async |forwarded: &str| {
        let headers = format!("{}{forwarded}", phone.headers());
        let path = "/v1/challenges";
        phone.send("POST", path, &headers, &body).await.status
    };
    for _ in 0..4 {
        assert_eq!(ask("x-forwarded-for: 192.0.2.1\r\n").await, 200);
    }
    assert_eq!(ask("x-forwarded-for: 192.0.2.1\r\n").await, 429);
    let claimed = "x-forwarded-for: 198.51.100.7, 192.0.2.1\r\n";
    assert_eq!(
        ask(claimed).await,
        429,
        "what the visitor wrote counts for nothing"
    );
    assert_eq!(ask("x-forwarded-for: 192.0.2.2\r\n").await, 200);
    assert_eq!(ask("").await, 400, "the proxy is not there");
}
