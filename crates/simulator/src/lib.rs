//! Runs the real client machine against the real server logic through every bad day: one thread, one
//! seed, a clock that is only a number. The same seed is the same story, to the last byte that a
//! person could see.
//!
//! [`run`] plays a seed and looks at what must hold once all is at rest. What goes wrong on the way is
//! in [`Fault`]; each is counted, and a run in which one never struck proves nothing about it.
//! [`Planted`] are mistakes made on purpose, around the machine and the server: each has to be caught.

mod chance;
mod device;
mod fault;
mod invariants;
mod network;
mod oracle;
mod people;
mod planted;
mod runs;
mod server;
mod settling;
mod storage;
mod world;

pub use fault::{Fault, Tally};
pub use planted::Planted;
pub use runs::{Failure, Runs, run, run_many};
