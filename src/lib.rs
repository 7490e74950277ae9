//! Good Business, the app. docs/architecture.md says where things are.
//!
//! `pages/` and `components/` show, `state/` decides, `storage/` keeps, `platform/` is the
//! browser, `words/` is what people read. Each may use what stands behind it in that list.

mod app;
mod chunk;
mod components;
mod link;
mod navigation;
mod pages;
mod part;
mod parts;
pub mod platform;
mod route;
mod state;
pub mod storage;
mod sync;
mod words;

pub use app::{Frame, start};
pub use chunk::{Chunks, Load, Screens};
pub use parts::{anchor, anchor_rest, check, check_rest, log, log_rest};
pub use sync::engine::{Engine, ask as ask_engine};
pub use sync::sync;
