use crate::support::served;

#[tokio::test]
async fn the_probe_names_the_service_and_its_protocol_and_is_never_kept() {
    let server = served().await;
    let answer = server.get("/v1/health").await;
    let version = env!("CARGO_PKG_VERSION");
    let expected = format!(r#"{{"service":"good-business","protocol":1,"version":"{version}"}}"#);
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (200, expected.as_str())
    );
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}
