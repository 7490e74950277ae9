//! What each part of the app puts into the frame that all of them share.

mod anchor;
mod check;
mod log;

pub use anchor::{anchor, anchor_rest};
pub use check::{check, check_rest};
pub use log::{log, log_rest};
