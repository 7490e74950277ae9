//! Serves the app: the built folder, a health probe, and who runs this copy.
//!
//! [`serve()`] is the whole server. The binary reads flags and calls it; tests call it in-process,
//! so that what they prove is what runs.

pub mod config;
pub mod http;
pub mod serve;
pub mod site;

pub use config::{Config, Operator};
pub use serve::{ServeError, serve};
