use protocol::{Code, Purpose};

use crate::support::{
    database::on_each_database,
    phone::{Refused, VAULT},
    sync_server::{DAY, HOUR, MINUTE, ORIGIN, SyncServer},
};

on_each_database!(
    a_challenge_is_good_once_for_its_key_and_for_five_minutes,
    a_signature_for_another_address_or_purpose_opens_nothing,
    a_session_ends_after_twelve_idle_hours,
    a_session_ends_after_seven_days_however_busy,
    neither_token_nor_challenge_stands_in_the_database,
);

const SESSION: Purpose = Purpose::Session;

fn unauthorised(code: Code) -> Option<Refused> {
    let (status, retry_after) = (401, None);
    Some(Refused {
        status,
        code,
        retry_after,
    })
}

async fn a_challenge_is_good_once_for_its_key_and_for_five_minutes(server: SyncServer) {
    let (phone, thief) = (server.phone(1), server.phone(2));
    let bad = unauthorised(Code::BadChallenge);

    let challenge = phone.challenge().await;
    let stolen = thief.opens_session(challenge, ORIGIN, SESSION).await;
    assert_eq!(stolen.err(), bad, "another key");
    let first = phone.opens_session(challenge, ORIGIN, SESSION).await;
    assert!(first.is_ok());
    let replayed = phone.opens_session(challenge, ORIGIN, SESSION).await;
    assert_eq!(replayed.err(), bad, "again");
    let invented = phone.opens_session([7; 32], ORIGIN, SESSION).await;
    assert_eq!(invented.err(), bad, "never given");

    let challenge = phone.challenge().await;
    server.later(5 * MINUTE);
    let late = phone.opens_session(challenge, ORIGIN, SESSION).await;
    assert_eq!(late.err(), bad, "too late");
}

async fn a_signature_for_another_address_or_purpose_opens_nothing(server: SyncServer) {
    let phone = server.phone(1);
    let bad = unauthorised(Code::BadSignature);
    let challenge = phone.challenge().await;
    for origin in ["https://evil.test", "http://check.test", ""] {
        let coaxed = phone.opens_session(challenge, origin, SESSION).await;
        assert_eq!(coaxed.err(), bad, "{origin}");
    }
    let change = phone
        .opens_session(challenge, ORIGIN, Purpose::Change)
        .await;
    assert_eq!(change.err(), bad);
    let old = phone.opens_session(challenge, "https://old.test", SESSION);
    assert!(old.await.is_ok(), "each of the server's addresses is good");
}

async fn a_session_ends_after_twelve_idle_hours(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    for _ in 0..3 {
        server.later(11 * HOUR);
        assert!(phone.tickets().await.is_ok());
    }
    server.later(12 * HOUR);
    let ended = phone.tickets().await;
    assert_eq!(ended.err(), unauthorised(Code::NoSession));
}

async fn a_session_ends_after_seven_days_however_busy(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    for _ in 0..20 {
        server.later(8 * HOUR);
        assert!(phone.tickets().await.is_ok());
    }
    server.later(7 * DAY - 20 * 8 * HOUR);
    let ended = phone.members(VAULT).await;
    assert_eq!(ended.err(), unauthorised(Code::NoSession));
}

async fn neither_token_nor_challenge_stands_in_the_database(server: SyncServer) {
    let phone = server.phone_signed_in(1).await;
    let challenge = phone.challenge().await;
    let mut connection = server.connection().await;
    for (sql, secret) in [
        (
            "SELECT COUNT(*) FROM sessions WHERE token = $1",
            phone.token,
        ),
        (
            "SELECT COUNT(*) FROM challenges WHERE challenge = $1",
            Some(challenge),
        ),
    ] {
        let count: i64 = sqlx::query_scalar(sql)
            .bind(secret.expect("one").to_vec())
            .fetch_one(&mut connection)
            .await
            .expect("counted");
        assert_eq!(count, 0);
    }
}
