//! As much of JSON as the copy needs, because a general library for it weighs more than all
//! else that the copy brings into the app.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub(super) use read::{JsonError, Reader};
pub(super) use write::Writer;
