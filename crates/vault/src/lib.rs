//! Ops, registers, merge and sealed batches. Pure: keys, nonces and times are passed in.
