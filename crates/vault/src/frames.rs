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
