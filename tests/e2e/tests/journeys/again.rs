//! Coming back: the full check, a second check, and what changed.

use std::{thread::sleep, time::Duration};

use e2e::{Name, Scene, steps::is_question};

/// Every start finds the store, also right after a page that was using it.
pub(crate) fn opened_forty_times_in_a_row(scene: &mut Scene) {
    let person = scene.person();
    person.does_a_quick_check(|_| 2);
    let result = person.path();
    let headline = person.reads_the_heading();
    for _ in 0..20 {
        person.opens("/plan");
        person.sees_heading("Your plan");
        person.opens(&result);
        person.sees_heading(headline.as_str());
    }
}

/// Somebody leaves at once, or a moment later, while the store is still being made for the first time.
pub(crate) fn left_while_it_opens(scene: &mut Scene) {
    for moment in 0..8 {
        let person = scene.person();
        person.opens("/");
        sleep(moment * Duration::from_millis(35));
        person.opens("/settings");
        person.sees_heading("Settings");
    }
}

/// Somebody leaves while the page reads what is kept, or keeps an answer: the next page finds the store
/// free, and what was said to be saved.
pub(crate) fn left_in_a_hurry(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    let question = person.path();
    person.answers(0);
    for level in 1..5 {
        person.reloads();
        person.opens(&question);
        person.reloads();
        person.opens("/plan");
        person.sees_heading("Your plan");
        person.opens(&question);
        person.answers_unsaved(level);
        person.opens("/plan");
        person.opens("/settings");
        person.sees_heading("Settings");
    }
    person.opens(&question);
    let last = person.answers(2);
    person.reloads();
    person.opens(&question);
    person.sees_chosen(last.as_str());
}

/// Topics of the full check are taken in any order, so the last is taken first here.
pub(crate) fn full_check_by_topic(scene: &mut Scene) {
    let person = scene.person();
    person.does_a_quick_check(|_| 3);
    person.taps_button("Go deeper, topic by topic");
    person.sees_heading("The full check, topic by topic");
    person.sees_text("Not started");
    // The twelve answers of the quick check are here already.
    person.sees_text("You answered 12 of the");

    let is_open = |name: &String| {
        let last = name.rsplit(' ').next().unwrap_or_default();
        name.ends_with("Not started") || (name.contains(" of ") && last.parse::<u32>().is_ok())
    };
    let mut topics = 0;
    loop {
        let open: Vec<String> = person
            .reads_all("link", None)
            .into_iter()
            .filter(is_open)
            .collect();
        let Some(topic) = open.last() else { break };
        person.taps_link(topic.as_str());
        person.is_at(is_question);
        loop {
            person.answers(2);
            if !is_question(&person.goes_on()) {
                break;
            }
        }
        person.sees_heading("The full check, topic by topic");
        topics += 1;
        assert!(
            topics <= 18,
            "a topic that was answered is still open: {topic}"
        );
    }
    person.taps_button("See my result");
    person.sees_text("Your result · full check");
    person.sees_text("This is a self-check. It is not a certificate.");
}

pub(crate) fn second_check_is_compared(scene: &mut Scene) {
    let person = scene.person();
    person.does_a_quick_check(|_| 1);
    person.opens("/");
    person.taps_link(Name::Starting("Check again".to_owned()));
    person.sees_heading("Which check?");
    person.taps_button(Name::Starting("The quick check".to_owned()));
    person.is_at(is_question);
    // The first topic gets better, the second worse, the others stay.
    person.answers_the_rest(|number| match number {
        0 => 4,
        1 => 0,
        _ => 1,
    });
    person.taps_button("See my result");
    person.is_at(|path| path.ends_with("/result"));
    person.taps_link("See what changed");
    person.sees_heading("Your checks");
    let rows = person.reads_all("row", None);
    let count = |word: &str| rows.iter().filter(|row| row.ends_with(word)).count();
    assert_eq!((count("Up"), count("Down")), (1, 1), "{rows:?}");
    assert!(count("Same") >= 8, "{rows:?}");
    let results = person.reads_all("link", None);
    let kept = results
        .iter()
        .filter(|name| name.starts_with("Quick check"))
        .count();
    assert_eq!(kept, 2, "both checks are kept: {results:?}");
}
