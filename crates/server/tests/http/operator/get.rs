use server::Operator;

use crate::support::{served, served_by};

#[tokio::test]
async fn a_copy_that_is_run_from_source_names_nobody() {
    let answer = served().await.get("/operator.json").await;
    let expected = r#"{"name":null,"contact":null,"privacy_contact":null,"address":null}"#;
    assert_eq!((answer.status, answer.body.as_str()), (200, expected));
    assert_eq!(answer.header("cache-control"), Some("no-cache"));
}

#[tokio::test]
async fn the_operator_is_named_and_a_blank_setting_counts_as_none() {
    let operator = Operator {
        name: Some("Riverside Council".to_owned()),
        contact: Some(" hello@riverside.example ".to_owned()),
        privacy_contact: Some("  ".to_owned()),
        address: None,
    };
    let answer = served_by(operator).await.get("/operator.json").await;
    let expected = r#"{"name":"Riverside Council","contact":"hello@riverside.example","privacy_contact":null,"address":null}"#;
    assert_eq!(answer.body, expected);
}
