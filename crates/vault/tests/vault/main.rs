//! The tests of the vault's public face, in one binary so that they are linked once.
#![allow(
    clippy::unwrap_used,
    reason = "a test's helpers fail as the test itself does"
)]

mod codec_laws;
mod copy_file;
mod damage;
mod documentation;
mod erasure;
mod golden;
mod golden_cases;
mod histories;
mod merge_laws;
mod story;
mod support;
mod sync_record;
mod tickets;
