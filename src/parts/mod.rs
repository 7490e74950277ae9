//! What each part of the app puts into the frame that all of them share.

mod anchor;
mod check;
mod log;

pub use anchor::start as start_anchor;
pub use check::start as start_check;
pub use log::start as start_log;
