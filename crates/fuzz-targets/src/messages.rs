//! The messages between client and server, in both directions: a malicious server is a stranger too.

use std::fmt::Debug;

use protocol::{
    api::{
        AskChallenge, AskErasures, AskHashes, AskMembers, AskShares, AskTickets, Challenge,
        Changed, Erasures, Failure, FoundVault, Hashes, MakeChange, Members, OpenSession, Session,
        Shares, Sync, Synced, Tickets,
    },
    wire,
};
use serde::{Serialize, de::DeserializeOwned};

/// The first byte says which message the others are to be.
pub(crate) fn target(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else {
        return;
    };
    match kind {
        0 => read::<AskChallenge>(bytes),
        1 => read::<OpenSession>(bytes),
        2 => read::<FoundVault>(bytes),
        3 => read::<MakeChange>(bytes),
        4 => read::<AskMembers>(bytes),
        5 => read::<AskShares>(bytes),
        6 => read::<AskTickets>(bytes),
        7 => read::<AskErasures>(bytes),
        8 => read::<Sync>(bytes),
        9 => read::<AskHashes>(bytes),
        10 => read::<Challenge>(bytes),
        11 => read::<Session>(bytes),
        12 => read::<Changed>(bytes),
        13 => read::<Members>(bytes),
        14 => read::<Shares>(bytes),
        15 => read::<Tickets>(bytes),
        16 => read::<Erasures>(bytes),
        17 => read::<Synced>(bytes),
        18 => read::<Hashes>(bytes),
        _ => read::<Failure>(bytes),
    }
}

/// What is read holds no more than came in, and is read again from its own bytes.
fn read<Message: Serialize + DeserializeOwned + PartialEq + Debug>(bytes: &[u8]) {
    if let Ok(message) = wire::decode::<Message>(bytes) {
        let own = wire::encode(&message);
        assert!(own.len() <= bytes.len());
        assert_eq!(wire::decode(&own), Ok(message));
    }
}
