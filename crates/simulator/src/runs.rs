//! Playing seeds, one or many.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crate::fault::Tally;
use crate::planted::Planted;
use crate::server::Broken;
use crate::world::World;

/// One story in so many has a vault that fills up.
const LARGE: u64 = 40;

/// What did not hold, and the whole story of how it came to that.
#[derive(Debug, Clone)]
pub struct Failure {
    pub seed: u64,
    pub what: String,
    /// One thing that happened in each line.
    pub story: Vec<String>,
}

/// What came of many seeds.
#[derive(Debug, Clone, Default)]
pub struct Runs {
    pub tally: Tally,
    /// Those that failed, the lowest seed first.
    pub failures: Vec<Failure>,
}

/// Plays one seed: its faults, and its story.
///
/// # Errors
/// What did not hold.
pub fn run(seed: u64, planted: Option<Planted>) -> Result<(Tally, Vec<String>), Failure> {
    let failed = |what: Broken, story: Vec<String>| Failure {
        seed,
        what: what.to_string(),
        story,
    };
    let mut world = World::of_seed(seed, planted).map_err(|error| failed(error, Vec::new()))?;
    match play(&mut world, seed % LARGE == LARGE - 1) {
        Ok(()) => Ok((world.tally, world.story)),
        Err(what) => Err(failed(what, world.story)),
    }
}

fn play(world: &mut World, is_large: bool) -> Result<(), Broken> {
    world.begins(is_large)?;
    world.goes_on()?;
    world.settles()?;
    world.holds()
}

/// Plays the seeds from this one on, on as many threads as there are processors, each seed on one.
pub fn run_many(first: u64, count: u64) -> Runs {
    let next = AtomicU64::new(first);
    let runs = Mutex::new(Runs::default());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + count {
                return;
            }
            let outcome = run(seed, None);
            let Ok(mut runs) = runs.lock() else { return };
            match outcome {
                Ok((tally, _)) => runs.tally.add(&tally),
                Err(failure) => runs.failures.push(failure),
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let mut runs = runs.into_inner().unwrap_or_default();
    runs.failures.sort_by_key(|failure| failure.seed);
    runs
}
