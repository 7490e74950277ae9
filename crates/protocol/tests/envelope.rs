//! What a stranger can send, and what a reader without the vault's key makes of it.

use ed25519_dalek::{Signer, SigningKey};
use proptest::prelude::*;
use protocol::limits::{BATCH_BYTES, BATCH_MIN_BYTES, PADDING_MAX_BYTES, PADDING_MIN_BYTES};
use protocol::{
    BatchHash, DeviceId, Envelope, EnvelopeError, HEADER_BYTES, Header, Purpose, SIGNATURE_BYTES,
    TAG_BYTES, VaultId,
};

fn header() -> impl Strategy<Value = Header> {
    let parts = (
        any::<u128>(),
        any::<[u8; 32]>(),
        any::<Option<[u8; 32]>>(),
        any::<u32>(),
    );
    (parts, any::<[u8; 24]>()).prop_map(|((vault, device, prev, epoch), nonce)| Header {
        version: 1,
        vault: VaultId(vault.to_le_bytes()),
        device: DeviceId(device),
        prev: prev.map(BatchHash),
        epoch,
        nonce,
    })
}

/// Bytes of the shape of a batch, its signature whatever comes.
fn shaped(header: &Header, padded: usize) -> Vec<u8> {
    let mut bytes = header.to_bytes().to_vec();
    bytes.resize(HEADER_BYTES + padded + TAG_BYTES + SIGNATURE_BYTES, 7);
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_header_is_read_as_it_was_written(header in header(), steps in 0..8_u32) {
        let bytes = shaped(&header, PADDING_MIN_BYTES << steps);
        let envelope = Envelope::parse(&bytes).unwrap();
        prop_assert_eq!(envelope.header(), &header);
        prop_assert_eq!(envelope.header_bytes(), &bytes[..HEADER_BYTES]);
        prop_assert_eq!(envelope.sealed(), &bytes[HEADER_BYTES..bytes.len() - SIGNATURE_BYTES]);
        prop_assert_eq!(envelope.verify(), Err(EnvelopeError::BadSignature));
    }

    #[test]
    fn arbitrary_bytes_never_verify(
        bytes in prop::collection::vec(any::<u8>(), 0..500),
        shaped in any::<bool>(),
        version in 0..3_u8,
    ) {
        let mut bytes = bytes;
        if shaped {
            bytes.resize(BATCH_MIN_BYTES, 0);
        }
        if let Some(first) = bytes.first_mut() {
            *first = version;
        }
        match Envelope::parse(&bytes) {
            Ok(envelope) => prop_assert_eq!(envelope.verify(), Err(EnvelopeError::BadSignature)),
            Err(EnvelopeError::TooNew { version }) => prop_assert_eq!(version, 2),
            Err(error) => prop_assert_eq!(error, EnvelopeError::Damaged),
        }
    }

    #[test]
    fn an_id_is_one_text_and_no_other(bytes in any::<[u8; 32]>(), text in "[0-9a-fA-F]{30,34}") {
        let id = DeviceId(bytes);
        prop_assert_eq!(id.to_string().parse(), Ok(id));
        prop_assert_eq!(id.to_string().to_uppercase().parse::<DeviceId>().is_ok(),
            id.to_string() == id.to_string().to_uppercase());
        if let Ok(vault) = text.parse::<VaultId>() {
            prop_assert_eq!(vault.to_string(), text);
        }
    }
}

#[test]
fn only_steps_of_padding_have_the_shape_of_a_batch() {
    let header = Header {
        version: 1,
        vault: VaultId([1; 16]),
        device: DeviceId([2; 32]),
        prev: None,
        epoch: 0,
        nonce: [3; 24],
    };
    let overhead = shaped(&header, 0).len();
    let longest = shaped(&header, BATCH_BYTES + 1 - overhead);
    let good: Vec<usize> = (0..=BATCH_BYTES - overhead)
        .filter(|&padded| Envelope::parse(&longest[..overhead + padded]).is_ok())
        .collect();
    assert_eq!(good, [256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768]);
    assert_eq!(good.last(), Some(&PADDING_MAX_BYTES));
    assert_eq!(
        Envelope::parse(&longest).unwrap_err(),
        EnvelopeError::TooLarge
    );
}

#[test]
fn a_signature_holds_for_these_bytes_and_this_device_only() {
    let key = SigningKey::from_bytes(&[5; 32]);
    let header = Header {
        version: 1,
        vault: VaultId([1; 16]),
        device: DeviceId(key.verifying_key().to_bytes()),
        prev: None,
        epoch: 0,
        nonce: [3; 24],
    };
    let mut bytes = shaped(&header, 256);
    let signed = bytes.len() - SIGNATURE_BYTES;
    let signature = key
        .sign(&Purpose::Batch.message(&bytes[..signed]))
        .to_bytes();
    bytes[signed..].copy_from_slice(&signature);
    assert_eq!(Envelope::parse(&bytes).unwrap().verify(), Ok(()));

    let mut without_label = bytes.clone();
    without_label[signed..].copy_from_slice(&key.sign(&bytes[..signed]).to_bytes());
    let refused = Err(EnvelopeError::BadSignature);
    assert_eq!(Envelope::parse(&without_label).unwrap().verify(), refused);

    bytes[HEADER_BYTES] ^= 1;
    assert_eq!(Envelope::parse(&bytes).unwrap().verify(), refused);
}

/// With the neutral element as key, a lenient check accepts one signature for every message.
#[test]
fn a_weak_key_signs_nothing() {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let header = Header {
        version: 1,
        vault: VaultId([1; 16]),
        device: DeviceId(neutral),
        prev: None,
        epoch: 0,
        nonce: [3; 24],
    };
    let mut bytes = shaped(&header, 256);
    let signed = bytes.len() - SIGNATURE_BYTES;
    bytes[signed..].fill(0);
    bytes[signed] = 1;
    assert_eq!(
        Envelope::parse(&bytes).unwrap().verify(),
        Err(EnvelopeError::BadSignature)
    );
}
