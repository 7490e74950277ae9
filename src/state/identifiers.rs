//! Names for new records.

use crate::platform::random;

/// A record's id: 64 random bits in hexadecimal, so that two devices never pick the same.
pub(crate) fn fresh_id() -> String {
    random::bytes::<8>()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
