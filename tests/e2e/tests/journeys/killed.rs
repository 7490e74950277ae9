//! The browser is killed at any moment, and what was told as saved is there.

use std::{
    collections::BTreeMap,
    thread,
    time::{Duration, Instant},
};

use e2e::{
    Engine, Person, Scene, Wanted,
    browser::without_a_driver,
    build::Build,
    listening::ListeningServer,
    scene::dist,
    steps::{answer_lines, is_question},
    wait::PATIENCE,
};

const KILLS: u32 = 20;
const LONGEST_LIFE: Duration = Duration::from_millis(2500);

/// What is known of the answers, by question.
#[derive(Debug, Default)]
struct Known(BTreeMap<String, Answer>);

/// What is known of the answer to a question.
#[derive(Debug, Default)]
struct Answer {
    /// The last answer that "Saved on this phone" was shown for.
    saved: Option<String>,
    /// One that was tapped after it, for which nothing was shown before the browser died.
    tapped: Option<String>,
}

impl Known {
    fn tapped(&mut self, question: &str, answer: &str) {
        self.0.entry(question.to_owned()).or_default().tapped = Some(answer.to_owned());
    }

    fn saved(&mut self, question: &str, answer: &str) {
        let of_question = self.0.entry(question.to_owned()).or_default();
        of_question.saved = Some(answer.to_owned());
        of_question.tapped = None;
    }

    /// Compares what is known with the lines of "Check your answers". An answer that was only
    /// tapped may be there or not; one that was told as saved may only have given way to it.
    fn is_found_in(&mut self, lines: &[String], when: &str) {
        for (question, known) in &mut self.0 {
            let line = lines
                .iter()
                .find(|line| line.starts_with(question.as_str()));
            let line = line.unwrap_or_else(|| panic!("{when}: {question:?} is not in {lines:?}"));
            let is = |answer: &Option<String>| {
                answer
                    .as_ref()
                    .is_some_and(|answer| line.ends_with(answer.as_str()))
            };
            let is_right = is(&known.saved) || is(&known.tapped) || known.saved.is_none();
            assert!(is_right, "{when}: {line:?}, but known is {known:?}");
            let tapped = known.tapped.take();
            if is(&tapped) {
                known.saved = tapped;
            }
        }
    }
}

pub(crate) fn nothing_saved_is_lost(scene: &mut Scene) {
    let seed = seed();
    println!("the seed is {seed}: set E2E_SEED to it for the same times and taps");
    let chance = fastrand::Rng::with_seed(seed);
    if scene.engine == Engine::WebKit {
        without_a_driver_nothing_is_lost(scene, chance);
    } else {
        under_a_driver_nothing_is_lost(scene, chance);
    }
}

fn under_a_driver_nothing_is_lost(scene: &Scene, mut chance: fastrand::Rng) {
    let mut person = scene.person();
    person.starts_the_first_check();
    let first = person.path();
    let check = first
        .rsplit_once('/')
        .map_or("", |(check, _)| check)
        .to_owned();
    let mut known = Known::default();
    let mut saved_in_all = 0;
    let mut open = first;

    for kill in 1..=KILLS {
        person.opens(&open);
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
        known.is_found_in(
            &answer_lines(&person),
            &format!("kill {kill} after {life} ms"),
        );
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
    known: &mut Known,
    chance: &mut fastrand::Rng,
    saved_in_all: &mut u32,
) -> String {
    let mut open = start.to_owned();
    let mut walk = || -> Result<(), e2e::trouble::Trouble> {
        let mut here = start.to_owned();
        loop {
            let answers = person.try_to_read_all("radio", None)?;
            let question = person.try_to_read_all("heading", None)?.swap_remove(0);
            let answer = answers[chance.usize(0..5)].clone();
            known.tapped(&question, &answer);
            person.try_to_tap(&Wanted::new("radio", answer.as_str()))?;
            person.try_to_see_status("Saved on this phone")?;
            known.saved(&question, &answer);
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

/// WebKitGTK keeps nothing under a driver: a page that acts by itself, in a browser as people have
/// it, tells the server what it does and what it finds.
fn without_a_driver_nothing_is_lost(scene: &Scene, mut chance: fastrand::Rng) {
    let build = Build::copied(&dist(), &scene.folder().join("acts-by-itself"))
        .and_then(|build| build.with_script(include_str!("acts_by_itself.js")))
        .expect("a build that acts by itself can be made");
    let server = ListeningServer::serving(build.folder()).expect("the server starts");
    let home = tempfile::tempdir().expect("a home for the browser");
    let log = scene.folder().join("minibrowser.log");
    let mut known = Known::default();
    let mut saved_in_all = 0;

    for kill in 0..=KILLS {
        let mut browser =
            without_a_driver(home.path(), &server.address("/"), &log).expect("MiniBrowser starts");
        let mut death = None;
        // First what an earlier life left is told, then the page acts until the browser dies.
        loop {
            let patience = death.map_or(PATIENCE, |at: Instant| {
                at.saturating_duration_since(Instant::now())
            });
            match server.told().recv_timeout(patience) {
                Ok((about, words)) if about == "found" => {
                    let lines: Vec<String> = serde_json::from_str(&words).expect("lines");
                    known.is_found_in(&lines, &format!("after kill {kill}"));
                }
                Ok((about, _)) if about == "begun" => {
                    let life = chance.u64(0..=LONGEST_LIFE.as_millis() as u64);
                    death.get_or_insert(Instant::now() + Duration::from_millis(life));
                }
                Ok((about, words)) => {
                    let (question, answer): (String, String) =
                        serde_json::from_str(&words).expect("a question and its answer");
                    if about == "saved" {
                        known.saved(&question, &answer);
                        saved_in_all += 1;
                    } else {
                        known.tapped(&question, &answer);
                    }
                }
                Err(_) if death.is_some() => break,
                Err(error) => panic!(
                    "life {kill}: the page told nothing: {error}; see {}",
                    log.display()
                ),
            }
        }
        browser.kill();
        // What was told before the death may still be on its way to here.
        while let Ok((about, words)) = server.told().try_recv() {
            let (question, answer): (String, String) =
                serde_json::from_str(&words).unwrap_or_default();
            match about.as_str() {
                "saved" => known.saved(&question, &answer),
                "tapped" => known.tapped(&question, &answer),
                _ => {}
            }
        }
    }
    println!("{saved_in_all} answers were told as saved before {KILLS} kills");
    assert!(
        saved_in_all >= KILLS,
        "too few answers were saved to prove anything"
    );
}

fn seed() -> u64 {
    let given = std::env::var("E2E_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| fastrand::u64(0..1_000_000))
}
