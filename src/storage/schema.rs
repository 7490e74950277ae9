//! The shape of the database: its stores, its indexes and its versions. No browser is needed to read it.

/// The database's name where nothing else is asked for.
pub const DATABASE: &str = "good-business";

/// The version that IndexedDB itself keeps: one more than [`FORMAT`], for IndexedDB knows no version 0.
pub const VERSION: u32 = FORMAT + 1;

/// What the records look like, kept in [`META`] under [`FORMAT_KEY`]. Format 0 had no store [`META`] and
/// no [`SET_ASIDE`], and its batches carried no `device` and no `hash`. Format 1 had no store [`SYNC`],
/// and its batches no `unsent`.
pub const FORMAT: u32 = 2;

/// This device's signing seed. Out-of-line key: [`THIS_DEVICE`].
pub const DEVICES: &str = "devices";
/// `{ id, kind, key, created }`, key path `id`.
pub const VAULTS: &str = "vaults";
/// `{ number, vault, device, hash, bytes, unsent }`, key path `number`, given by the database in order of
/// arrival. `unsent` is the vault once more as long as no server is known to hold the batch, and is not
/// there otherwise.
pub const BATCHES: &str = "batches";
/// `{ number, store, vault, hash, reason, record }`, key path `number`: records that could not be
/// read, as found, with the hash of their bytes if they have any.
pub const SET_ASIDE: &str = "set_aside";
/// What is known of a server: bytes that the storage does not look into, each under a name.
pub const SYNC: &str = "sync";
/// The format, under [`FORMAT_KEY`], and bytes that belong to no vault, under a key that begins with
/// [`HELD`].
pub const META: &str = "meta";

pub const THIS_DEVICE: &str = "this";
pub const FORMAT_KEY: &str = "format";
pub const HELD: &str = "held.";

/// Index of [`BATCHES`] and of [`SET_ASIDE`] on `vault`.
pub const BY_VAULT: &str = "by_vault";
/// Index of [`BATCHES`] on `[vault, device]`: its last entry is the device's last batch.
pub const BY_CHAIN: &str = "by_chain";
/// Index of [`BATCHES`] and of [`SET_ASIDE`] on `hash`.
pub const BY_HASH: &str = "by_hash";

/// Index of [`BATCHES`] on `unsent`: what waits to be sent, and nothing else, for a record without the
/// field is not in it.
pub const OUTBOX: &str = "outbox";

/// How a store makes its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    Given,
    Field(&'static str),
    Counted(&'static str),
}

/// One store as it is created.
#[derive(Clone, Copy, Debug)]
pub struct StoreShape {
    pub name: &'static str,
    pub keys: Keys,
    /// Name and fields of each index.
    pub indexes: &'static [(&'static str, &'static [&'static str])],
}

/// Every store that any version ever had. An upgrade deletes each store and index that is not listed
/// here, so lines are added to this list and never taken away.
pub const STORES: &[StoreShape] = &[
    StoreShape {
        name: DEVICES,
        keys: Keys::Given,
        indexes: &[],
    },
    StoreShape {
        name: VAULTS,
        keys: Keys::Field("id"),
        indexes: &[],
    },
    StoreShape {
        name: BATCHES,
        keys: Keys::Counted("number"),
        indexes: &[
            (BY_VAULT, &["vault"]),
            (BY_CHAIN, &["vault", "device"]),
            (BY_HASH, &["hash"]),
            (OUTBOX, &["unsent"]),
        ],
    },
    StoreShape {
        name: SET_ASIDE,
        keys: Keys::Counted("number"),
        indexes: &[(BY_VAULT, &["vault"]), (BY_HASH, &["hash"])],
    },
    StoreShape {
        name: META,
        keys: Keys::Given,
        indexes: &[],
    },
    StoreShape {
        name: SYNC,
        keys: Keys::Given,
        indexes: &[],
    },
];

/// The names of all stores, for a transaction over everything.
pub fn store_names() -> Vec<&'static str> {
    STORES.iter().map(|store| store.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_store_of_an_earlier_version_was_taken_off_the_list() {
        let names = store_names();
        for earlier in ["devices", "vaults", "batches", "set_aside", "meta", "sync"] {
            assert!(
                names.contains(&earlier),
                "an upgrade would delete the store {earlier}"
            );
        }
    }
}
