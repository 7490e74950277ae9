use protocol::{Cursor, VaultKind};

use crate::support::{
    database::{Database, Kind},
    phone::VAULT,
    program::Program,
};

#[tokio::test]
async fn the_metrics_count_and_name_nobody() {
    let database = Database::empty(Kind::Sqlite).await;
    let server = Program::start_with(&database.url, &["--metrics", "127.0.0.1:0"]);
    let phone = server.phone(1).await;
    phone.founds(VAULT, VaultKind::Firm).await.expect("founded");
    phone.pushes(VAULT, "the canary sings").await;
    let mut forged = phone.writes(VAULT, "forged");
    let size = forged.0.len();
    forged.0[size - 1] ^= 1;
    let synced = phone.syncs(VAULT, Cursor::START, vec![forged]).await;
    assert_eq!(synced.expect("synced").refused.0.len(), 1);

    let told = server.metrics().await;
    for line in [
        "good_business_answers_total{route=\"/v1/sync\",status=\"200\"} 2",
        "good_business_answers_total{route=\"/v1/vaults\",status=\"200\"} 1",
        "good_business_answer_seconds_count{route=\"/v1/sync\"} 2",
        "good_business_batches_total{outcome=\"stored\"} 1",
        "good_business_batches_total{outcome=\"refused\"} 1",
        &format!("good_business_batches_stored_bytes_total {size}"),
        "good_business_database_connections{state=\"used\"} ",
        "# EOF",
    ] {
        assert!(told.contains(line), "{line} in {told}");
    }
    for secret in [VAULT.to_string(), phone.key.id().to_string()] {
        assert!(!told.contains(&secret), "{told}");
    }
    let elsewhere = phone.send("GET", "/metrics", "", &[]).await;
    assert_ne!(elsewhere.body, told.as_bytes(), "not where visitors come");
}
