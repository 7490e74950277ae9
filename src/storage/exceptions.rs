//! What the browser's exceptions mean.

use std::fmt::Display;

use wasm_bindgen::JsCast;
use web_sys::DomException;

use super::StorageError;

pub(super) fn classify(error: idb::Error) -> StorageError {
    use idb::Error;
    match error {
        Error::DomException(exception) => by_name(&exception),
        Error::IndexedDbNotFound(_) => StorageError::Unavailable,
        Error::AddFailed(thrown)
        | Error::UpdateFailed(thrown)
        | Error::DeleteFailed(thrown)
        | Error::ClearFailed(thrown)
        | Error::CountFailed(thrown)
        | Error::GetFailed(thrown)
        | Error::GetKeyFailed(thrown)
        | Error::GetAllFailed(thrown)
        | Error::OpenCursorFailed(thrown)
        | Error::ObjectStoreNotFound(thrown)
        | Error::IndexedDbOpenFailed(thrown)
        | Error::IndexedDbDeleteFailed(thrown)
        | Error::TransactionOpenFailed(thrown) => match thrown.dyn_ref() {
            Some(exception) => by_name(exception),
            None => failed(format!("{thrown:?}")),
        },
        other => failed(other),
    }
}

/// What an exception means by its name, which the standard fixes; its words are the browser's own.
pub(super) fn by_name(exception: &DomException) -> StorageError {
    let (name, message) = (exception.name(), exception.message());
    match name.as_str() {
        "QuotaExceededError" => StorageError::QuotaExceeded,
        "VersionError" => StorageError::NewerVersion,
        "SecurityError" => StorageError::Unavailable,
        // A transaction on a connection that is closing, or one that the browser ended by itself.
        "InvalidStateError" | "AbortError" | "TransactionInactiveError" => {
            StorageError::ConnectionClosed
        }
        // What WebKit says after the phone has slept.
        "UnknownError" if message.to_lowercase().contains("connection") => {
            StorageError::ConnectionClosed
        }
        _ => failed(format!("{name}: {message}")),
    }
}

pub(super) fn failed(detail: impl Display) -> StorageError {
    StorageError::Failed(detail.to_string())
}
