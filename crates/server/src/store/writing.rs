//! Transactions that write.
//!
//! PostgreSQL lets many write at once and brings their commits to the disk together. SQLite lets one
//! write at a time, and each commit waits for the disk. So here its writers share commits: each has
//! its turn inside one transaction that is open for all, in a savepoint of its own, and then queues
//! again for the commit. The queue is in order, so whoever comes to the commit first finds the work
//! of all who had queued by then done, and commits for them too. Nobody is answered before.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use sqlx::{Any, AnyConnection, AnyPool, Executor, Transaction};
use tokio::{
    runtime::Handle,
    sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard},
};

use super::{Dialect, StoreError};

/// What the writers of SQLite queue for.
pub(super) type Queue = Arc<Mutex<Option<Group>>>;

/// Those who share a commit, and their transaction.
#[derive(Debug)]
pub(super) struct Group {
    transaction: Transaction<'static, Any>,
    outcome: Outcome,
    /// How many have had their turn and wait for the commit.
    waiting: usize,
    /// A turn has begun, and was not ended by the one whose it is.
    in_turn: bool,
}

/// Whether a group's commit has reached the disk; empty until it was tried.
type Outcome = Arc<OnceLock<bool>>;

/// A transaction that writes. Dropped without a commit it has done nothing. What it sees may be the
/// work of others that is not on the disk yet: whoever answers with it commits first, even if it
/// wrote nothing itself.
#[derive(Debug)]
pub(crate) struct Writing {
    pub(super) dialect: Dialect,
    way: Way,
}

#[derive(Debug)]
enum Way {
    Alone(Transaction<'static, Any>),
    Turn(Turn),
}

impl Writing {
    pub(super) async fn begin(
        pool: &AnyPool,
        dialect: Dialect,
        queue: Option<&Queue>,
    ) -> Result<Self, StoreError> {
        let way = match queue {
            Some(queue) => Way::Turn(Turn::begin(pool, dialect, queue).await?),
            None => Way::Alone(pool.begin_with(dialect.begin()).await?),
        };
        Ok(Self { dialect, way })
    }

    pub(super) fn connection(&mut self) -> &mut AnyConnection {
        match &mut self.way {
            Way::Alone(transaction) => transaction,
            Way::Turn(turn) => &mut turn.group.transaction,
        }
    }

    /// Completes once everything is on the disk.
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        match self.way {
            Way::Alone(transaction) => Ok(transaction.commit().await?),
            Way::Turn(turn) => turn.commit().await,
        }
    }
}

struct Turn {
    group: OwnedMappedMutexGuard<Option<Group>, Group>,
    queue: Queue,
}

impl Turn {
    async fn begin(pool: &AnyPool, dialect: Dialect, queue: &Queue) -> Result<Self, StoreError> {
        let mut open = Arc::clone(queue).lock_owned().await;
        undo_abandoned_turn(&mut open).await;
        if open.is_none() {
            *open = Some(Group {
                transaction: pool.begin_with(dialect.begin()).await?,
                outcome: Outcome::default(),
                waiting: 0,
                in_turn: false,
            });
        }
        let group = OwnedMutexGuard::try_map(open, Option::as_mut);
        let mut turn = Self {
            group: group.map_err(|_| StoreError::Together)?,
            queue: Arc::clone(queue),
        };
        turn.group.in_turn = true;
        turn.group.transaction.execute("SAVEPOINT turn").await?;
        Ok(turn)
    }

    async fn commit(mut self) -> Result<(), StoreError> {
        self.group.transaction.execute("RELEASE turn").await?;
        self.group.in_turn = false;
        self.group.waiting += 1;
        let (queue, outcome) = (Arc::clone(&self.queue), Arc::clone(&self.group.outcome));
        drop(self);
        // In a task of its own: others wait for this commit, even if who asked has gone away.
        let committed = tokio::spawn(commit_together(queue, outcome));
        committed.await.unwrap_or(Err(StoreError::Together))
    }
}

/// A turn that ends without a commit leaves no transaction open behind it.
impl Drop for Turn {
    fn drop(&mut self) {
        if self.group.in_turn
            && let Ok(runtime) = Handle::try_current()
        {
            let queue = Arc::clone(&self.queue);
            runtime.spawn(async move {
                let mut open = queue.lock().await;
                undo_abandoned_turn(&mut open).await;
                if open.as_ref().is_some_and(|group| group.waiting == 0) {
                    *open = None;
                }
            });
        }
    }
}

/// Takes back what was done in a turn that nobody has ended. Where the database has given up the
/// whole transaction, the group has failed.
async fn undo_abandoned_turn(open: &mut Option<Group>) {
    let Some(group) = open.as_mut().filter(|group| group.in_turn) else {
        return;
    };
    let undo = "ROLLBACK TO turn; RELEASE turn";
    match group.transaction.execute(undo).await {
        Ok(_) => group.in_turn = false,
        Err(error) => {
            tracing::error!(%error, "a transaction was given up");
            // Nobody else has told of this group yet.
            let _ = group.outcome.set(false);
            *open = None;
        }
    }
}

/// Commits a group, unless another of it was first, and says what became of it.
async fn commit_together(queue: Queue, outcome: Outcome) -> Result<(), StoreError> {
    let mut open = queue.lock().await;
    undo_abandoned_turn(&mut open).await;
    if outcome.get().is_none()
        && let Some(group) = open.take()
    {
        let committed = group.transaction.commit().await;
        // It was empty while the queue was locked.
        let _ = outcome.set(committed.is_ok());
        return Ok(committed?);
    }
    match outcome.get() {
        Some(true) => Ok(()),
        _ => Err(StoreError::Together),
    }
}

impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Turn")
    }
}
