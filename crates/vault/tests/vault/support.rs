//! The vault, key and devices of the tests, and short ways to write ops.

use vault::{
    BatchHash, DeviceKey, Op, Path, SealRequest, SealedBatch, Value, VaultId, VaultKey, Write, seal,
};

pub(crate) const VAULT: VaultId = VaultId([0xA1; 16]);
pub(crate) const KEY: [u8; 32] = [0xB2; 32];
pub(crate) const DEVICE: [u8; 32] = [0xC3; 32];
pub(crate) const OTHER_DEVICE: [u8; 32] = [0xD4; 32];

pub(crate) fn key() -> VaultKey {
    VaultKey(KEY)
}

pub(crate) fn path(text: &str) -> Path {
    Path::new(text).unwrap()
}

pub(crate) fn set(number: i64) -> Write {
    Write::Set(Value::Number(number))
}

pub(crate) fn text(text: &str) -> Write {
    Write::Set(Value::Text(text.to_owned()))
}

/// Seals ops as the device of this seed does, with nonces that count up.
pub(crate) fn commit(device: [u8; 32], prev: Option<BatchHash>, ops: &[Op]) -> Vec<SealedBatch> {
    let mut count = 0;
    let nonce = || {
        count += 1;
        [count; 24]
    };
    let (key, device) = (key(), DeviceKey::from_seed(device));
    seal(
        SealRequest {
            vault: VAULT,
            key: &key,
            device: &device,
            prev,
            ops,
        },
        nonce,
    )
    .unwrap()
}
