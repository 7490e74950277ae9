//! Stories about the data on the device, told to real browsers.
#![cfg(target_arch = "wasm32")]
// The setting that lets tests unwrap knows `#[test]` alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod both_places;
mod browser;
mod damage;
mod erasing;
mod formats;
mod held;
mod outbox;
mod people;
mod preferences;
mod tabs;
mod trouble;
mod two_vaults;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
