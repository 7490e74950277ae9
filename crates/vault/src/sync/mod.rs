//! The client's part of sync, as a machine without I/O, clock or randomness: it says what to send,
//! read and store, and is told what came of it. The app, the tests and the simulator drive the same
//! code.
//!
//! [`Machine`] keeps the vaults of a device and of a server alike; [`Join`] lets a device in by a
//! ticket. Both are driven in the same way: ask `next_order`, do what it orders, `report` what came of
//! it, and ask again. Orders come one at a time. A machine that is dropped at any point, and made
//! anew from what is stored, goes on without loss.

mod answer;
mod changes;
mod compare;
mod exchange;
mod founding;
mod join;
mod machine;
mod order;
mod patience;
mod record;
mod session;
mod turn;

pub use join::{Join, JoinError};
pub use machine::{Asked, Machine, Trouble, VaultOnDevice};
pub use order::{
    Answer, Incoming, NewVault, Order, Read, Report, Request, Transaction, VaultWrite, Waiting,
    Wanted,
};
pub use record::{Record, RecordError, Stage};
