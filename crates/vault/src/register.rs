//! All that was ever written to one path.

use crate::op::{Entry, OpId, Value, Write};
use std::collections::HashSet;

/// The ops on one path. Only its heads are kept whole; of the others the ids are enough.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    /// The entries that no other op on this path replaces, greatest `(at, id)` first.
    heads: Vec<Entry>,
    /// The ids that ops on this path replace, whether or not those ops have arrived: one that
    /// comes after its successor is then known to be no head.
    replaced: HashSet<OpId>,
}

impl Register {
    /// The entries that no other replaces, greatest `(at, id)` first: one when every writer saw
    /// what was there before, several when some wrote at the same time.
    pub fn heads(&self) -> &[Entry] {
        &self.heads
    }

    /// The head to be shown: the first that holds a value, for a value written while the field
    /// was removed elsewhere reappears; otherwise the first.
    pub fn shown(&self) -> Option<&Entry> {
        let holds_value = |head: &&Entry| matches!(head.op.write, Write::Set(_));
        self.heads.iter().find(holds_value).or(self.heads.first())
    }

    /// The shown head's value; none if the field was removed or never written.
    pub fn value(&self) -> Option<&Value> {
        match &self.shown()?.op.write {
            Write::Set(value) => Some(value),
            Write::Remove => None,
        }
    }

    /// Whether the heads disagree: two writers did different things without seeing each other.
    pub fn is_contested(&self) -> bool {
        self.heads
            .windows(2)
            .any(|pair| pair[0].op.write != pair[1].op.write)
    }

    /// The ids that are replaced, in no order.
    pub(crate) fn replaced(&self) -> impl Iterator<Item = &OpId> {
        self.replaced.iter()
    }

    /// Takes in entries of this path, in any order, known ones too. Says if the heads changed.
    pub(crate) fn absorb(&mut self, entries: Vec<Entry>) -> bool {
        let before: Vec<OpId> = self.heads.iter().map(|head| head.id).collect();
        self.replaced
            .extend(entries.iter().flat_map(|entry| &entry.op.replaces));
        self.heads.retain(|head| !self.replaced.contains(&head.id));
        for entry in entries {
            let place = self
                .heads
                .partition_point(|head| head.rank() > entry.rank());
            let is_known = self
                .heads
                .get(place)
                .is_some_and(|head| head.id == entry.id);
            if !is_known && !self.replaced.contains(&entry.id) {
                self.heads.insert(place, entry);
            }
        }
        !self.heads.iter().map(|head| head.id).eq(before)
    }
}
