//! Good Business, the app. docs/architecture.md says where things are.
//!
//! `pages/` and `components/` show, `state/` decides, `storage/` keeps, `platform/` is the
//! browser, `words/` is what people read. Each may use what stands behind it in that list.

mod app;
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

pub use parts::{start_anchor, start_check, start_log};
pub use sync::{ask_sync, start_sync};
