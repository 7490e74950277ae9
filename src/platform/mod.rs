//! What the browser offers, one file for each thing. No word that a person reads is in here.

pub mod address;
pub mod attention;
pub mod browser;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod file;
pub mod install;
pub mod lock;
pub mod page;
pub mod panic;
pub mod persistence;
pub mod picture;
pub mod random;
pub mod service_worker;
pub mod share;
pub mod timer;
