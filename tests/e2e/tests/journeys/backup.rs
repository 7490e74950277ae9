//! A backup on the server, and devices that meet there.

use e2e::{Person, Scene};

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
    let check = question.rsplit_once('/').map_or("", |(check, _)| check);
    for phone in [&owner, &other] {
        phone.opens(&format!("{check}/review"));
        for answer in [&first, &from_owner, &from_other] {
            phone.sees_text(answer);
        }
    }
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

pub(crate) fn the_server_goes_away_in_mid_sync(scene: &mut Scene) {
    let owner = scene.person();
    let (question, first, words) = with_a_backup(&owner);
    let mut given = vec![first];
    for round in 0..4 {
        owner.goes_on();
        given.push(owner.answers_unsaved(round));
        // The answer is sent two seconds after the tap: the server goes at some moment around that.
        std::thread::sleep(std::time::Duration::from_millis(1_700 + 150 * round as u64));
        scene.server.stops();
        owner.sees_status("Waiting to send");
        scene.server.starts_again();
    }
    owner.syncs_now();
    owner.sees_status("Backed up");

    let other = brought_back(scene, &words);
    let check = question.rsplit_once('/').map_or("", |(check, _)| check);
    other.opens(&format!("{check}/review"));
    for answer in &given {
        other.sees_text(answer);
    }
}

pub(crate) fn half_of_all_requests_fail(scene: &mut Scene) {
    let owner = scene.person();
    let (question, _, words) = with_a_backup(&owner);
    let seed = fastrand::u64(..);
    println!("the seed of the line is {seed}");
    scene.server.line().goes_wrong(50, seed);
    owner.goes_on();
    let given = owner.answers_the_rest_as_they_are_sent(|number| number % 5);
    // Each attempt may fail; a person who keeps tapping gets through.
    for _ in 0..40 {
        if owner.syncs_now().starts_with("done") {
            break;
        }
    }
    owner.sees_status("Backed up");
    let (carried, spoilt) = scene.server.line().carried_and_spoilt();
    println!("{spoilt} of {carried} requests went wrong");
    assert!(
        spoilt >= 5,
        "a bad line has to be bad: {spoilt} of {carried}"
    );
    scene.server.line().is_good();

    let other = brought_back(scene, &words);
    let check = question.rsplit_once('/').map_or("", |(check, _)| check);
    other.opens(&format!("{check}/review"));
    for (_, answer) in &given {
        other.sees_text(answer);
    }
}
