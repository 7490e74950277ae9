mod post;

pub use post::post;

use protocol::{Change, Code, SignedChange, StatementError};

use super::caller::Caller;

/// A change that the session's own key signed: a stolen token alone changes nothing.
pub(crate) fn verified(signed: &SignedChange, caller: &Caller) -> Result<Change, Code> {
    let change = signed.verify().map_err(|error| match error {
        StatementError::Malformed => Code::Malformed,
        StatementError::BadSignature => Code::BadSignature,
    })?;
    if change.signer == caller.key {
        Ok(change)
    } else {
        Err(Code::BadSignature)
    }
}
