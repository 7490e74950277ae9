//! Mistakes made on purpose, in what stands around the machine and the server. The code that ships
//! knows nothing of them.

/// One mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planted {
    /// The server says `stored` and falls over before it has stored.
    AcknowledgedBeforeCommit,
    /// The server takes a cursor's number for all of it: a log that was restored is not told apart.
    BareSequenceAsCursor,
    /// The client goes on as if the server had known its cursor.
    RunningHashIgnored,
    /// A device keeps the first of several heads.
    LosingHeadDropped,
    /// Of two batches of a device after the same one before, the second is dropped.
    ClonedBranchDropped,
    /// A device's cursor reaches the disk without the batches before it.
    CursorStoredWithoutBatches,
    /// A batch leaves the outbox when it is sent.
    OutboxEmptiedOnSending,
    /// What a restored server lacks is not sent again.
    MissingNotSentAgain,
    /// The server leaves the last batch out of a page, and goes past it with the cursor.
    PageWithAGap,
    /// The server goes on serving one who was removed.
    RemovedStillServed,
    /// A device does not write down how far it has read.
    CursorNotKept,
    /// A text goes over the wire in the clear.
    TextInTheClear,
    /// A device that is told it was removed deletes what it had not sent.
    DeletedOnRemoval,
}

impl Planted {
    pub const ALL: &[Self] = &[
        Self::AcknowledgedBeforeCommit,
        Self::BareSequenceAsCursor,
        Self::RunningHashIgnored,
        Self::LosingHeadDropped,
        Self::ClonedBranchDropped,
        Self::CursorStoredWithoutBatches,
        Self::OutboxEmptiedOnSending,
        Self::MissingNotSentAgain,
        Self::PageWithAGap,
        Self::RemovedStillServed,
        Self::CursorNotKept,
        Self::TextInTheClear,
        Self::DeletedOnRemoval,
    ];
}
