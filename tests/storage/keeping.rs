//! What was saved is there.

use crate::people::{come_back, first_visit, fresh_database};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_answer_saved_is_there_after_closing_and_opening() {
    let database = fresh_database();
    let phone = first_visit(&database).await;
    phone.answer("G1", 3).await.unwrap();
    let device = phone.device.id();
    drop(phone);

    let later = come_back(&database).await;
    assert_eq!(later.level("G1").await, Some(3));
    assert_eq!(
        later.device.id(),
        device,
        "the phone signs with the same key"
    );
}
