//! The only code that talks to the server.

pub(crate) mod fetch;
pub(crate) mod operator;
