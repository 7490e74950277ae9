//! The only code that talks to the server.

mod fetch;
pub(crate) mod operator;
