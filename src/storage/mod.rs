//! What the device keeps: sealed batches, keys and preferences.
//!
//! [`Store`] is the way in. Below it stands the trait [`backend::Storage`] with two implementations:
//! [`Disk`](disk::Disk) on IndexedDB and [`Memory`], which is the fallback where a browser keeps
//! nothing, and the fake in tests. "Saved" may be said when a call has answered, not before.

pub mod backend;
mod channel;
pub mod disk;
mod errors;
mod exceptions;
mod held;
mod indexed_db;
mod leaving;
mod memory;
mod migrations;
pub mod outbox;
pub mod preferences;
mod reading;
mod records;
pub mod schema;
mod store;
mod strict;
mod transaction;

pub use backend::VaultRecord;
pub use channel::Change;
pub use errors::{Damage, StorageError};
pub use memory::Memory;
pub use reading::Loaded;
pub use store::{Opened, Random, Store};
