//! Random bytes from the browser.

use wasm_bindgen::throw_str;

/// As many bytes fit for keys as asked for.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}

/// Fills the slice with bytes fit for keys. Throws where the browser has none to give: going on with
/// bytes that can be guessed would be worse than not going on.
pub fn fill(bytes: &mut [u8]) {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.map(|crypto| crypto.get_random_values_with_u8_array(bytes));
    if !matches!(filled, Some(Ok(_))) {
        throw_str("no random values in this browser");
    }
}
