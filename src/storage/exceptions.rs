//! What the browser's exceptions mean.

use std::fmt::Display;

use wasm_bindgen::JsValue;

use super::{StorageError, records};

/// What an exception means by its name, which the standard fixes; its words are the browser's own.
pub(super) fn thrown(exception: &JsValue) -> StorageError {
    let text = |field| {
        let text = records::field(exception, field).as_string();
        text.unwrap_or_default()
    };
    let (name, message) = (text("name"), text("message"));
    match name.as_str() {
        "QuotaExceededError" => StorageError::QuotaExceeded,
        "VersionError" => StorageError::NewerVersion,
        "SecurityError" => StorageError::Unavailable,
        // A transaction on a connection that is closing, or one that the browser ended by itself.
        "InvalidStateError" | "AbortError" | "TransactionInactiveError" => {
            StorageError::ConnectionClosed
        }
        // What WebKit says after the phone has slept.
        "UnknownError" if speaks_of(&message, "connection") => StorageError::ConnectionClosed,
        // What Chromium says where the person or the operator has blocked the site's data.
        "UnknownError" if speaks_of(&message, "denied") => StorageError::Unavailable,
        _ => StorageError::Failed([name, message].join(": ")),
    }
}

pub(super) fn failed(detail: impl Display) -> StorageError {
    StorageError::Failed(detail.to_string())
}

/// Whether the word is in the message, in capitals or not.
fn speaks_of(message: &str, word: &str) -> bool {
    let mut places = message.as_bytes().windows(word.len());
    places.any(|place| place.eq_ignore_ascii_case(word.as_bytes()))
}
