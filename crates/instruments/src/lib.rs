//! The instruments as types, and every rule that works on what people answer.
//!
//! Pure: nothing here reads a file, a clock or a source of chance. The words and the
//! numbers come from `instruments/` at the top of the repository, read by the crate
//! `instrument-source` when the app is built and handed over as a [`library::Library`] each.

pub mod check;
pub mod fraction;
pub mod library;
pub mod lm3;
pub mod profile;
pub mod reflection;
