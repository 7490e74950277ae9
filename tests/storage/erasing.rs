//! Deleting everything.

use good_business::storage::preferences::{self, TextSize, Theme};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{browser::has_database, people::Place};

#[wasm_bindgen_test]
async fn deleting_everything_leaves_no_trace() {
    let place = Place::disk();
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    preferences::set_language("en-GB");
    preferences::set_theme(Theme::Dark);
    preferences::set_text_size(TextSize::Largest);
    assert!(has_database(place.database()).await);
    assert!(keys().iter().any(|key| key.contains(place.database())));

    phone.store.erase_everything().await.unwrap();
    assert!(!has_database(place.database()).await);
    let left: Vec<_> = keys()
        .into_iter()
        .filter(|key| key.contains(place.database()) || !key.contains("holds-data"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(preferences::theme(), Theme::System);
    assert_eq!(preferences::language(), None);
}

/// The app's keys in localStorage.
fn keys() -> Vec<String> {
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    let all = (0..storage.length().unwrap()).map(|index| storage.key(index).unwrap().unwrap());
    all.filter(|key| key.starts_with("good-business."))
        .collect()
}
