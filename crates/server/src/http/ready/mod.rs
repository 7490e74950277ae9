mod get;

pub use get::{LastLook, get};
