//! How large things may be. Part of the format: both sides refuse what is beyond.

use crate::envelope::{SIGNATURE_BYTES, TAG_BYTES};
use crate::header::HEADER_BYTES;

/// The largest batch as a whole, in bytes.
pub const BATCH_BYTES: usize = 64 * 1024;

/// The smallest step to which sealed ops are padded, in bytes.
pub const PADDING_MIN_BYTES: usize = 256;

/// The largest step to which sealed ops are padded, in bytes: with header, tag and signature
/// the next power of two would no longer fit into [`BATCH_BYTES`].
pub const PADDING_MAX_BYTES: usize = 32 * 1024;

/// The smallest possible batch, in bytes.
pub const BATCH_MIN_BYTES: usize = HEADER_BYTES + PADDING_MIN_BYTES + TAG_BYTES + SIGNATURE_BYTES;
