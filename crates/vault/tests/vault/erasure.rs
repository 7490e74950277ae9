//! An owner erases a vault everywhere. A server can say so only when one of its people did.

use crate::support::{VAULT, key};
use protocol::wire::{Blob, encode};
use protocol::{Action, Change, Purpose, SignedChange, StatementError};
use vault::{DeviceKey, ErasureError, VaultId, VaultKey, check_erasure, seal_erasure};

fn signed(by: &DeviceKey, vault: VaultId, action: Action) -> SignedChange {
    let change = encode(&Change {
        vault,
        number: 3,
        signer: by.id(),
        action,
    });
    SignedChange {
        signature: by.sign(Purpose::Change, &change),
        change: Blob(change),
    }
}

fn erased(by: &DeviceKey, vault: VaultId, seal: Vec<u8>) -> SignedChange {
    signed(by, vault, Action::Erase { seal: Blob(seal) })
}

#[test]
fn an_erasure_names_the_owner_who_sealed_it() {
    let owner = DeviceKey::from_seed([1; 32]);
    let seal = seal_erasure(VAULT, &key(), &owner.id(), [9; 24]).unwrap();
    let erasure = erased(&owner, VAULT, seal);
    assert_eq!(check_erasure(&erasure, VAULT, &key()), Ok(owner.id()));
}

#[test]
fn a_server_without_the_key_cannot_make_an_erasure_up() {
    let (server, owner) = (DeviceKey::from_seed([6; 32]), DeviceKey::from_seed([1; 32]));
    let wrong = Err(ErasureError::WrongSeal);
    let guessed = seal_erasure(VAULT, &VaultKey([0; 32]), &server.id(), [9; 24]).unwrap();
    let made_up = erased(&server, VAULT, guessed);
    assert_eq!(check_erasure(&made_up, VAULT, &key()), wrong);

    // What an owner sealed for one vault under the same key, or to sign themselves.
    let other = VaultId([0xAA; 16]);
    let elsewhere = seal_erasure(other, &key(), &owner.id(), [9; 24]).unwrap();
    let moved = erased(&owner, VAULT, elsewhere);
    assert_eq!(check_erasure(&moved, VAULT, &key()), wrong);
    let seal = seal_erasure(VAULT, &key(), &owner.id(), [9; 24]).unwrap();
    let stolen = erased(&server, VAULT, seal.clone());
    assert_eq!(check_erasure(&stolen, VAULT, &key()), wrong);
    for place in 0..seal.len() {
        let mut changed = seal.clone();
        changed[place] ^= 1;
        // The version's last bit makes it 0, which is no version.
        let changed = erased(&owner, VAULT, changed);
        assert_eq!(check_erasure(&changed, VAULT, &key()), wrong, "{place}");
        let cut = erased(&owner, VAULT, seal[..place].to_vec());
        assert_eq!(check_erasure(&cut, VAULT, &key()), wrong, "{place}");
    }
    let newer = erased(&owner, VAULT, vec![2, 0]);
    let newer = check_erasure(&newer, VAULT, &key());
    assert_eq!(newer, Err(ErasureError::TooNew { version: 2 }));
}

#[test]
fn another_change_or_signature_is_no_erasure() {
    let owner = DeviceKey::from_seed([1; 32]);
    let seal = seal_erasure(VAULT, &key(), &owner.id(), [9; 24]).unwrap();
    let remove = Action::Remove { key: owner.id() };
    let another = Err(ErasureError::AnotherChange);
    let change = signed(&owner, VAULT, remove);
    assert_eq!(check_erasure(&change, VAULT, &key()), another);
    let other_vault = VaultId([0xAA; 16]);
    let mut erasure = erased(&owner, VAULT, seal);
    assert_eq!(check_erasure(&erasure, other_vault, &key()), another);
    erasure.signature.0[0] ^= 1;
    let forged = Err(ErasureError::Statement(StatementError::BadSignature));
    assert_eq!(check_erasure(&erasure, VAULT, &key()), forged);
}
