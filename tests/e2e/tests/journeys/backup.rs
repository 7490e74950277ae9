//! A backup on the server, and devices that meet there.

use std::{thread::sleep, time::Duration};

use e2e::{Person, Scene, steps::is_question};

/// A phone with a first answer and its backup on: the question, the answer and the twelve words.
fn with_a_backup(person: &Person) -> (String, String, String) {
    person.starts_the_first_check();
    let question = person.path();
    let answer = person.answers(1);
    person.has_the_app_on_the_phone();
    let words = person.turns_the_backup_on();
    person.sees_status("Backed up");
    (question, answer, words)
}

/// A second phone on which the twelve words were typed.
fn brought_back(scene: &Scene, words: &str) -> Person {
    let person = scene.person();
    person.opens("/");
    person.sees_heading("How good is your business?");
    person.has_the_app_on_the_phone();
    person.restores(words);
    person
}

pub(crate) fn two_phones_write_offline_and_meet(scene: &mut Scene) {
    let owner = scene.person();
    let (question, first, words) = with_a_backup(&owner);
    let other = brought_back(scene, &words);
    other.opens(&question);
    other.sees_chosen(first.as_str());
    other.sees_status("Backed up");

    scene.server.stops();
    owner.goes_on();
    let from_owner = owner.answers_unsaved(3);
    owner.sees_status("Waiting to send (1)");
    other.goes_on();
    other.goes_on();
    let from_other = other.answers_unsaved(0);
    other.sees_status("Waiting to send (1)");

    scene.server.starts_again();
    for phone in [&owner, &other, &owner] {
        phone.syncs_now();
        phone.sees_status("Backed up");
    }
    for phone in [&owner, &other] {
        sees_all_of(phone, &question, &[&first, &from_owner, &from_other]);
    }
}

pub(crate) fn two_phones_that_began_apart(scene: &mut Scene) {
    let owner = scene.person();
    let (question, first, words) = with_a_backup(&owner);
    let other = scene.person();
    other.starts_the_first_check();
    let own_question = other.path();
    let own = other.answers(4);
    other.has_the_app_on_the_phone();
    other.restores(&words);
    sees_all_of(&other, &question, &[first]);
    other.sees_status("Backed up");

    // What the other phone had before is found on the first one the next time it is opened.
    owner.opens("/settings");
    owner.sees_status("Backed up");
    sees_all_of(&owner, &own_question, &[own]);
    // And what both write from now on goes to one place.
    other.opens(&question);
    other.goes_on();
    let later = other.answers_unsaved(0);
    other.sees_status("Backed up");
    owner.syncs_now();
    sees_all_of(&owner, &question, &[later]);
}

pub(crate) fn a_lost_phone_is_brought_back_by_its_words(scene: &mut Scene) {
    let mut owner = scene.person();
    let (question, first, words) = with_a_backup(&owner);
    owner.loses_the_browser();
    let new = brought_back(scene, &words);
    new.opens(&question);
    new.sees_chosen(first.as_str());
    // What is written on the new phone is backed up there without another word.
    new.goes_on();
    new.answers_unsaved(2);
    new.sees_status("Backed up");
}

/// A request takes so long, and its answer as long again, in milliseconds.
const SLOW: u64 = 800;

pub(crate) fn the_server_goes_away_in_mid_sync(scene: &mut Scene) {
    let owner = scene.person();
    let (question, first, words) = with_a_backup(&owner);
    let mut given = vec![first];
    for round in 0..4 {
        let came = || scene.server.line().came_and_spoilt().0;
        scene.server.line().takes(SLOW);
        let before = came();
        owner.goes_on();
        given.push(owner.answers_unsaved(round));
        while came() == before {
            sleep(Duration::from_millis(10));
        }
        // In turn on the way there, just before it is stored, just after, and on the way back.
        sleep(Duration::from_millis(SLOW / 4 * (1 + 2 * round as u64)));
        scene.server.stops();
        owner.sees_status("Waiting to send (1)");
        scene.server.line().is_good();
        scene.server.starts_again();
        owner.syncs_now();
        owner.sees_status("Backed up");
    }
    let other = brought_back(scene, &words);
    sees_all_of(&other, &question, &given);
}

pub(crate) fn half_of_all_requests_fail(scene: &mut Scene) {
    let owner = scene.person();
    let (question, _, words) = with_a_backup(&owner);
    let seed = fastrand::u64(..);
    println!("the seed of the line is {seed}");
    scene.server.line().goes_wrong(50, seed);
    let mut given = Vec::new();
    while is_question(&owner.goes_on()) {
        given.push(owner.answers_unsaved(given.len() % 5));
        owner.waits_for_the_save();
        owner.syncs_now();
    }
    // Each attempt may fail; a person who keeps tapping gets through.
    for _ in 0..40 {
        if owner.syncs_now().starts_with("done") {
            break;
        }
    }
    owner.sees_status("Backed up");
    let (came, spoilt) = scene.server.line().came_and_spoilt();
    println!("{spoilt} of {came} requests went wrong");
    assert!(spoilt >= 5, "a bad line has to be bad: {spoilt} of {came}");
    scene.server.line().is_good();

    let other = brought_back(scene, &words);
    sees_all_of(&other, &question, &given);
}

/// Sees all answers on the page that lists them, of the check with that question.
fn sees_all_of<T: AsRef<str>>(person: &Person, question: &str, answers: &[T]) {
    let check = question.rsplit_once('/').map_or("", |(check, _)| check);
    person.opens(&format!("{check}/review"));
    for answer in answers {
        person.sees_text(answer.as_ref());
    }
}

/// Which device of the list this is not: its id, as a screen gets it.
fn other_device(person: &Person) -> String {
    let devices = person.asks_the_engine("devices");
    let mut lines = devices.lines().skip(1);
    let other = lines.find(|line| line.contains(" other "));
    let other = other.unwrap_or_else(|| panic!("no other device: {devices}"));
    other.split(' ').next().unwrap_or_default().to_owned()
}

pub(crate) fn invited_removed_and_told(scene: &mut Scene) {
    let owner = scene.person();
    let (question, first, _) = with_a_backup(&owner);
    let invitation = owner.asks_the_engine("invite\n2");
    let link = invitation
        .lines()
        .nth(2)
        .expect("done, code, link")
        .to_owned();

    let other = scene.person();
    other.opens("/");
    other.has_the_app_on_the_phone();
    let told = other.asks_the_engine(&format!("accept\n{link}"));
    assert!(told.starts_with("done\n1"), "{told}");
    sees_all_of(&other, &question, &[first]);
    let third = scene.person();
    third.opens("/");
    let told = third.asks_the_engine(&format!("accept\n{link}"));
    assert_eq!(told, "used", "an invitation lets one device in");

    let device = other_device(&owner);
    let told = owner.asks_the_engine(&format!("remove-device\n{device}"));
    assert_eq!(told, "done");
    other.opens(&question);
    other.goes_on();
    let kept = other.answers_unsaved(4);
    other.sees_status("The backup is closed to this phone");
    sees_all_of(&other, &question, &[kept]);
}

pub(crate) fn erased_everywhere(scene: &mut Scene) {
    let owner = scene.person();
    let (question, first, words) = with_a_backup(&owner);
    let other = brought_back(scene, &words);
    other.opens(&question);
    other.sees_chosen(first.as_str());
    other.sees_status("Backed up");

    owner.asks_the_engine_in_passing("erase-everywhere");
    owner.is_at(|path| path == "/");
    owner.sees_status("Works with no signal");
    // Nobody's answers are deleted by what a server says.
    other.syncs_now();
    other.sees_status("The backup was deleted");
    sees_all_of(&other, &question, &[first]);
    let late = scene.person();
    late.opens("/");
    let told = late.asks_the_engine(&format!("restore\n{words}"));
    assert_eq!(told, "nothing-found");
}
