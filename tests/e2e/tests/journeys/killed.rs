//! The browser is killed at any moment, and what was told as saved is there.

use std::{collections::BTreeMap, thread, time::Duration};

use e2e::{
    Person, Scene, Wanted,
    steps::{answer_lines, is_question},
};

const KILLS: u32 = 20;
const LONGEST_LIFE: Duration = Duration::from_millis(2500);

/// What is known of the answer to a question.
#[derive(Debug, Default)]
struct Known {
    /// The last answer that "Saved on this phone" was shown for.
    saved: Option<String>,
    /// One that was tapped after it, for which nothing was shown before the browser died.
    tapped: Option<String>,
}

pub(crate) fn nothing_saved_is_lost(scene: &mut Scene) {
    let seed = seed();
    println!("the seed is {seed}: set E2E_SEED to it for the same times and taps");
    let mut chance = fastrand::Rng::with_seed(seed);
    let mut person = scene.person();
    person.starts_the_first_check();
    let first = person.path();
    let check = first
        .rsplit_once('/')
        .map_or("", |(check, _)| check)
        .to_owned();
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    let mut saved_in_all = 0;
    let mut open = first;

    for kill in 1..=KILLS {
        let life = chance.u64(0..=LONGEST_LIFE.as_millis() as u64);
        let mark = person.browser.session().expect("the browser runs").mark();
        let killer = thread::spawn(move || {
            // The moment of death is the only thing in these journeys that is a time.
            thread::sleep(Duration::from_millis(life));
            mark.kill();
        });
        open = answers_until_killed(&person, &open, &mut known, &mut chance, &mut saved_in_all);
        killer.join().expect("the killer does its work");
        person.loses_the_browser();
        person.starts_the_browser_again();
        person.opens(&format!("{check}/review"));
        let lines = answer_lines(&person);
        for (question, known) in &mut known {
            let line = lines
                .iter()
                .find(|line| line.starts_with(question.as_str()));
            let line =
                line.unwrap_or_else(|| panic!("kill {kill}: {question:?} is not in {lines:?}"));
            let is = |answer: &Option<String>| {
                answer
                    .as_ref()
                    .is_some_and(|answer| line.ends_with(answer.as_str()))
            };
            let is_right = is(&known.saved) || is(&known.tapped) || known.saved.is_none();
            assert!(
                is_right,
                "kill {kill} after {life} ms, seed {seed}: {line:?}, but {known:?}"
            );
            if is(&known.tapped) {
                known.saved = known.tapped.take();
            }
            known.tapped = None;
        }
    }
    println!("{saved_in_all} answers were told as saved before {KILLS} kills");
    assert!(
        saved_in_all >= KILLS,
        "too few answers were saved to prove anything"
    );
}

/// Answers question after question, round and round; returns where it was when the browser died.
fn answers_until_killed(
    person: &Person,
    start: &str,
    known: &mut BTreeMap<String, Known>,
    chance: &mut fastrand::Rng,
    saved_in_all: &mut u32,
) -> String {
    let mut open = start.to_owned();
    let mut walk = || -> Result<(), e2e::trouble::Trouble> {
        person.try_to_open(start)?;
        let mut here = start.to_owned();
        loop {
            let question = person.try_to_read_all("heading", None)?.swap_remove(0);
            let answers = person.try_to_read_all("radio", None)?;
            let answer = answers[chance.usize(0..5)].clone();
            let of_question = known.entry(question).or_default();
            of_question.tapped = Some(answer.clone());
            person.try_to_tap(&Wanted::new("radio", answer.as_str()))?;
            person.try_to_see_status("Saved on this phone")?;
            of_question.saved = Some(answer);
            *saved_in_all += 1;
            person.try_to_tap(&Wanted::new("button", "Continue"))?;
            let before = here;
            here = person.try_to_be_at(|path| path != before)?;
            if !is_question(&here) {
                person.try_to_open(start)?;
                here = start.to_owned();
            }
            open.clone_from(&here);
        }
    };
    let _died = walk();
    open
}

fn seed() -> u64 {
    let given = std::env::var("E2E_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| fastrand::u64(0..1_000_000))
}
