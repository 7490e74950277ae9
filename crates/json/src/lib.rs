//! As much of JSON as the files need that people take away, because a general library for it weighs
//! more than all else that such a file brings into the app.

mod file;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use file::{FileError, judge, once, whole_object};
pub use read::{JsonError, Reader};
pub use write::Writer;
