//! The only code that talks to the server.

mod answers;
mod ask;
mod driver;
pub(crate) mod engine;
pub(crate) mod fetch;
pub(crate) mod operator;
mod qr;
mod status;

pub(crate) use answers::{Device, Invitation, Joined, NotJoined, Refusal};
pub use driver::sync;
pub(crate) use status::{Status, Trouble};
