//! The inside of a batch: ops one after another, each after its length, then zeros up to the
//! next step of padding, so that a batch's size says little about what is in it.

use protocol::limits::{PADDING_MAX_BYTES, PADDING_MIN_BYTES};

/// The length before each op: an unsigned 16-bit number, little-endian. No op is empty, so a
/// length of zero ends the ops.
const LENGTH_BYTES: usize = 2;

/// The longest op that fits into a batch alone, in bytes.
pub(crate) const OP_MAX_BYTES: usize = PADDING_MAX_BYTES - LENGTH_BYTES;

/// Packs ops, in order, into as few padded blocks as hold them. The caller has seen to it that
/// none is empty or over [`OP_MAX_BYTES`].
pub(crate) fn pack(ops: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    for op in ops {
        let needed = LENGTH_BYTES + op.len();
        let mut block = match blocks.pop() {
            Some(last) if last.len() + needed <= PADDING_MAX_BYTES => last,
            Some(full) => {
                blocks.push(full);
                Vec::new()
            }
            None => Vec::new(),
        };
        block.extend((op.len() as u16).to_le_bytes());
        block.extend(op);
        blocks.push(block);
    }
    for block in &mut blocks {
        let padded = block.len().next_power_of_two().max(PADDING_MIN_BYTES);
        block.resize(padded, 0);
    }
    blocks
}

/// The ops in a padded block, or none if a length leads outside it or its padding is not zeros.
pub(crate) fn unpack(block: &[u8]) -> Option<Vec<&[u8]>> {
    let mut ops = Vec::new();
    let mut rest = block;
    while let Some((&length, after)) = rest.split_first_chunk() {
        let length = usize::from(u16::from_le_bytes(length));
        if length == 0 {
            break;
        }
        let (op, after) = after.split_at_checked(length)?;
        ops.push(op);
        rest = after;
    }
    rest.iter().all(|&byte| byte == 0).then_some(ops)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn what_is_packed_is_unpacked(
            lengths in prop::collection::vec(1..1_200_usize, 0..60),
            byte in any::<u8>(),
        ) {
            let ops: Vec<Vec<u8>> = lengths.iter().map(|&length| vec![byte; length]).collect();
            let blocks = pack(&ops);
            let unpacked: Vec<&[u8]> =
                blocks.iter().flat_map(|block| unpack(block).unwrap()).collect();
            prop_assert_eq!(unpacked, ops);
            for block in blocks {
                prop_assert!(block.len().is_power_of_two());
                prop_assert!((PADDING_MIN_BYTES..=PADDING_MAX_BYTES).contains(&block.len()));
            }
        }

        #[test]
        fn arbitrary_blocks_unpack_in_bounds_or_not_at_all(
            bytes in prop::collection::vec(any::<u8>(), 0..60),
            zeros in 0..9_usize,
        ) {
            // Small odd bytes and zeros, so that many lengths lead to a place within the block.
            let mut bytes: Vec<u8> = bytes.into_iter().map(|byte| (byte % 4) * (byte & 1)).collect();
            bytes.resize(bytes.len() + zeros, 0);
            if let Some(ops) = unpack(&bytes) {
                let used: usize = ops.iter().map(|op| LENGTH_BYTES + op.len()).sum();
                prop_assert!(used <= bytes.len());
                prop_assert!(bytes[used..].iter().all(|&byte| byte == 0));
            }
        }
    }

    #[test]
    fn a_block_is_filled_to_its_last_byte_and_no_further() {
        let lengths_in_blocks = |more: usize| -> Vec<usize> {
            let ops = [
                vec![7; 100],
                vec![7; PADDING_MAX_BYTES - 2 * LENGTH_BYTES - 100 + more],
            ];
            pack(&ops).iter().map(Vec::len).collect()
        };
        assert_eq!(lengths_in_blocks(0), [PADDING_MAX_BYTES]);
        assert_eq!(lengths_in_blocks(1), [PADDING_MIN_BYTES, PADDING_MAX_BYTES]);
    }

    #[test]
    fn padding_that_is_not_zeros_and_a_length_beyond_the_block_are_damage() {
        assert_eq!(unpack(&[1, 0, 9, 0, 0, 0]), Some(vec![&[9][..]]));
        assert_eq!(unpack(&[1, 0, 9, 0, 0, 1]), None);
        assert_eq!(unpack(&[1, 0, 9, 1]), None);
        assert_eq!(unpack(&[2, 0, 9]), None);
        assert_eq!(unpack(&[]), Some(vec![]));
    }
}
