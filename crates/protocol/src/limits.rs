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

/// The largest body of a request, in bytes.
pub const REQUEST_BYTES: usize = 1024 * 1024;

/// The largest sum of the batches in one answer, in bytes; one batch is always given.
pub const PULL_BYTES: usize = 1024 * 1024 - 64 * 1024;

/// The largest sum of one vault's batches, in bytes.
pub const VAULT_BYTES: u64 = 5_000_000;

/// How full a vault is when its people are told, in per cent.
pub const VAULT_WARN_PERCENT: u64 = 80;

/// How many vaults one sync may name.
pub const VAULTS_PER_SYNC: usize = 100;

/// How many hashes one answer holds.
pub const HASHES_PER_PAGE: usize = 10_000;

/// How many changes of its members a vault may see.
pub const CHANGES: u32 = 1_000;

/// The longest wrapped or sealed key of a vault that a server keeps, in bytes.
pub const WRAPPED_KEY_BYTES: usize = 256;

/// The longest seal of an erasure that a server keeps, in bytes.
pub const ERASURE_SEAL_BYTES: usize = 256;

/// How many erasures one answer tells of.
pub const ERASURES_PER_ANSWER: usize = 1_000;
