//! An op as bytes. Each op has one encoding only, and each encoding one op.
//!
//! The first byte, the kind, says how the rest is to be read. A new sort of value, or any other
//! change, gets a new kind: older readers skip the op, count it and read the others.

use crate::op::{Op, OpId, Value, Write};
use crate::path::Path;

const SET_TEXT: u8 = 1;
const SET_NUMBER: u8 = 2;
const SET_FLAG: u8 = 3;
const REMOVE: u8 = 4;

/// How many ops one op can replace: the count is one byte.
pub(crate) const REPLACES_MAX: usize = 255;

/// The op's bytes. `replaces` beyond [`REPLACES_MAX`] are left out; sealing refuses such an op.
pub(crate) fn encode(op: &Op) -> Vec<u8> {
    let replaces = &op.replaces[..op.replaces.len().min(REPLACES_MAX)];
    let (kind, value) = match &op.write {
        Write::Set(Value::Text(text)) => (SET_TEXT, text.as_bytes().to_vec()),
        Write::Set(Value::Number(number)) => (SET_NUMBER, number.to_le_bytes().to_vec()),
        Write::Set(Value::Flag(flag)) => (SET_FLAG, vec![u8::from(*flag)]),
        Write::Remove => (REMOVE, Vec::new()),
    };
    let path = op.path.as_str().as_bytes();
    let mut bytes = vec![kind];
    bytes.extend(op.at.to_le_bytes());
    bytes.push(path.len() as u8);
    bytes.extend(path);
    bytes.push(replaces.len() as u8);
    bytes.extend(replaces.iter().flat_map(|id| id.0));
    bytes.extend(value);
    bytes
}

/// The op in these bytes, or none if they are of a newer kind or no op at all.
pub(crate) fn decode(bytes: &[u8]) -> Option<Op> {
    let (&[kind], rest) = bytes.split_first_chunk()?;
    let (&at, rest) = rest.split_first_chunk()?;
    let (&[path_length], rest) = rest.split_first_chunk()?;
    let (path, rest) = rest.split_at_checked(usize::from(path_length))?;
    let (&[replaces_count], rest) = rest.split_first_chunk()?;
    let (replaces, value) = rest.split_at_checked(16 * usize::from(replaces_count))?;
    Some(Op {
        path: Path::new(std::str::from_utf8(path).ok()?).ok()?,
        write: decode_write(kind, value)?,
        replaces: replaces.as_chunks().0.iter().map(|&id| OpId(id)).collect(),
        at: i64::from_le_bytes(at),
    })
}

fn decode_write(kind: u8, value: &[u8]) -> Option<Write> {
    Some(match (kind, value) {
        (SET_TEXT, text) => Write::Set(Value::Text(std::str::from_utf8(text).ok()?.to_owned())),
        (SET_NUMBER, number) => {
            Write::Set(Value::Number(i64::from_le_bytes(number.try_into().ok()?)))
        }
        (SET_FLAG, [0]) => Write::Set(Value::Flag(false)),
        (SET_FLAG, [1]) => Write::Set(Value::Flag(true)),
        (REMOVE, []) => Write::Remove,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Bytes that are an op or nearly one, and bytes that are not.
    fn like_an_op() -> impl Strategy<Value = Vec<u8>> {
        let value = prop_oneof![
            Just(vec![]),
            (0..4_u8).prop_map(|byte| vec![byte]),
            any::<[u8; 8]>().prop_map(Vec::from),
            prop::collection::vec(any::<u8>(), 0..10),
        ];
        let parts = (0..6_u8, any::<i64>(), "[a/]{0,4}", 0..4_u8, 0..4_u8, value);
        let like = parts.prop_map(|(kind, at, path, replaces, amiss, value)| {
            // One in four holds another number of ids than it says.
            let present = if amiss == 0 { 7 } else { replaces };
            let length = [path.len() as u8];
            let ids = vec![9; 16 * usize::from(present)];
            let at = at.to_le_bytes();
            [
                &[kind][..],
                &at,
                &length,
                path.as_bytes(),
                &[replaces],
                &ids,
                &value,
            ]
            .concat()
        });
        prop_oneof![4 => like, 1 => prop::collection::vec(any::<u8>(), 0..80)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn bytes_that_are_an_op_are_its_only_encoding(bytes in like_an_op()) {
            if let Some(op) = decode(&bytes) {
                prop_assert_eq!(encode(&op), bytes);
            }
        }
    }

    #[test]
    fn an_op_of_a_newer_kind_is_left_unread() {
        let op = Op {
            path: Path::new("a").unwrap(),
            write: Write::Remove,
            replaces: vec![],
            at: 0,
        };
        let mut bytes = encode(&op);
        assert_eq!(decode(&bytes), Some(op));
        bytes[0] = 5;
        assert_eq!(decode(&bytes), None);
    }
}
