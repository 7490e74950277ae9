//! A thousand stories, and a seed that tells the same story each time.

use simulator::{run, run_many};

#[test]
fn a_thousand_stories_of_bad_days_end_well() {
    let runs = run_many(0, 1_000);
    println!("{}", runs.tally);
    if let Some(failure) = runs.failures.first() {
        panic!(
            "{}\n\n{} seeds fail. Seed {}: {}\nAgain: cargo xtask simulate --seed {}",
            failure.story.join("\n"),
            runs.failures.len(),
            failure.seed,
            failure.what,
            failure.seed
        );
    }
    let missing = runs.tally.missing();
    assert_eq!(
        missing,
        [],
        "these never struck, so nothing was proved of them"
    );
}

#[test]
fn a_seed_tells_the_same_story_each_time() {
    for seed in [3, 14, 39] {
        let told = || run(seed, None).map_err(|failure| failure.what);
        assert_eq!(told(), told(), "seed {seed}");
    }
}
