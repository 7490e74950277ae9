//! Stories about the data on the device, told to real browsers.
#![cfg(target_arch = "wasm32")]

mod keeping;
mod people;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
