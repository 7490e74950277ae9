//! What a device knows of one vault.

use crate::op::{Entry, Op, Value, Write};
use crate::op_codec::REPLACES_MAX;
use crate::open::OpenedBatch;
use crate::path::Path;
use crate::register::Register;
use std::collections::BTreeMap;
use std::ops::Bound;

/// The union of all ops that arrived, by path. Two replicas that took in the same batches, in
/// any order and any number of times, are equal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replica {
    registers: BTreeMap<Path, Register>,
    latest_at: Option<i64>,
}

impl Replica {
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a batch, known ones too, and names the paths whose heads changed, in order.
    pub fn absorb(&mut self, batch: OpenedBatch) -> Vec<Path> {
        self.absorb_entries(batch.entries)
    }

    /// The same with entries that are at hand in no batch.
    pub fn absorb_entries(&mut self, entries: Vec<Entry>) -> Vec<Path> {
        let mut by_path: BTreeMap<Path, Vec<Entry>> = BTreeMap::new();
        for entry in entries {
            self.latest_at = self.latest_at.max(Some(entry.op.at));
            by_path
                .entry(entry.op.path.clone())
                .or_default()
                .push(entry);
        }
        by_path
            .into_iter()
            .filter_map(|(path, entries)| {
                let register = self.registers.entry(path.clone()).or_default();
                register.absorb(entries).then_some(path)
            })
            .collect()
    }

    /// All that was written to a path, if anything was.
    pub fn register(&self, path: &str) -> Option<&Register> {
        self.registers.get(path)
    }

    /// What a path holds now, if anything.
    pub fn value(&self, path: &str) -> Option<&Value> {
        self.register(path)?.value()
    }

    /// The registers below a prefix, in the order of their paths, removed ones too. The prefix
    /// is whole segments: `check/1` finds `check/1/note`, not `check/10/note`, nor `check/1`
    /// itself. An empty prefix finds all.
    pub fn under<'a>(
        &'a self,
        prefix: &str,
    ) -> impl Iterator<Item = (&'a Path, &'a Register)> + use<'a> {
        let start = match prefix.trim_end_matches('/') {
            "" => String::new(),
            segments => format!("{segments}/"),
        };
        self.registers
            .range::<str, _>((Bound::Included(start.as_str()), Bound::Unbounded))
            .take_while(move |(path, _)| path.as_str().starts_with(&start))
    }

    /// An op that replaces what this replica shows on the path. Of more than 255 heads it
    /// replaces the first 255; the next op on the path can replace the others.
    pub fn draft(&self, path: Path, write: Write, at: i64) -> Op {
        let heads = self
            .register(path.as_str())
            .map_or(&[][..], Register::heads);
        let replaces = heads
            .iter()
            .take(REPLACES_MAX)
            .map(|head| head.id)
            .collect();
        Op {
            path,
            write,
            replaces,
            at,
        }
    }

    /// Ops that say all that this replica shows, to be sealed by a device whose store was
    /// emptied. Each replaces the head that it repeats and what that path had before (of more
    /// than 255 ids the head and 254 others), so an old batch that turns up later changes nothing.
    pub fn rewritten(&self) -> Vec<Op> {
        let mut ops = Vec::new();
        for (path, register) in &self.registers {
            for head in register.heads() {
                let mut replaces = vec![head.id];
                replaces.extend(register.replaced().take(REPLACES_MAX - 1));
                ops.push(Op {
                    path: path.clone(),
                    write: head.op.write.clone(),
                    replaces,
                    at: head.op.at,
                });
            }
        }
        ops
    }

    /// The greatest time of any op, in milliseconds since 1970; none if there is no op.
    pub fn latest_at(&self) -> Option<i64> {
        self.latest_at
    }
}
