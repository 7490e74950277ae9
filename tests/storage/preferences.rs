//! Language, colours and size of the text.

use good_business::storage::preferences::{
    TextSize, Theme, language, set_language, set_text_size, set_theme, text_size, theme,
};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

use crate::browser::{Bent, exception};

#[wasm_bindgen_test]
fn a_choice_is_kept_as_the_boot_script_reads_it() {
    set_language("ar-XB");
    set_theme(Theme::Dark);
    set_text_size(TextSize::Larger);
    assert_eq!(language().as_deref(), Some("ar-XB"));
    assert_eq!(theme(), Theme::Dark);
    assert_eq!(text_size(), TextSize::Larger);
    let kept = |key: &str| storage().get_item(key).unwrap();
    assert_eq!(kept("good-business.language").as_deref(), Some("\"ar-XB\""));
    assert_eq!(kept("good-business.theme").as_deref(), Some("\"dark\""));
    assert_eq!(kept("good-business.text-size").as_deref(), Some("\"150\""));
}

#[wasm_bindgen_test]
fn what_another_program_left_there_is_passed_over() {
    storage()
        .set_item("good-business.theme", "{ no json")
        .unwrap();
    storage()
        .set_item("good-business.text-size", "\"9000\"")
        .unwrap();
    assert_eq!(theme(), Theme::System);
    assert_eq!(text_size(), TextSize::Normal);
}

#[wasm_bindgen_test]
fn a_choice_that_cannot_be_kept_holds_until_the_page_is_left() {
    set_theme(Theme::Light);
    let full = Bent::method("Storage", "setItem", |_, _, _| {
        Err(exception("QuotaExceededError"))
    });
    set_theme(Theme::Dark);
    drop(full);
    assert_eq!(theme(), Theme::Dark);
    set_theme(Theme::Light);
    assert_eq!(theme(), Theme::Light);
    assert_eq!(
        storage()
            .get_item("good-business.theme")
            .unwrap()
            .as_deref(),
        Some("\"light\"")
    );
}

fn storage() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}
