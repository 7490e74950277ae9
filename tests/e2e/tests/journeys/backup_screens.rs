//! The backup as people meet it: paper and pen, a new phone, a link for another, and the end of it.

use e2e::{Key, Name, Person, Scene, Wanted};

const WORDS: &str = "Your twelve words";
const GET: &str = "Get my answers back";

/// A phone with a first answer, and its backup on: the question, the answer and the twelve words.
fn with_a_backup(person: &Person) -> (String, String, String) {
    person.starts_the_first_check();
    let question = person.path();
    let answer = person.answers(1);
    let words = person.turns_the_backup_on();
    person.sees_status("Backed up");
    (question, answer, words)
}

fn starting(words: &str) -> Name {
    Name::Starting(words.to_owned())
}

/// By keys, as it has no role that a finger could be sent to.
fn opens_the_first_disclosure(person: &Person) {
    for _ in 0..40 {
        person.presses(Key::Tab);
        if person.focus().tag == "summary" {
            person.presses(Key::Enter);
            return;
        }
    }
    panic!("there is no disclosure on the page");
}

pub(crate) fn turned_on_with_pen_and_paper(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    let _ = person.answers(1);
    person.opens("/");
    // It is offered once there is something to lose, and not before.
    person.taps_link("Back up my answers");
    person.sees_heading("Back up your answers");
    person.is_at_the_heading();
    person.taps_link("Show me the words");
    let words = person.reads_the_words();
    person.taps_link("I have written them down");

    person.sees_heading("Look at your paper");
    person.taps_button("Turn the backup on");
    person.sees_text("Something to put right");
    let asked = person.words_asked_for();
    let (group, number) = &asked[0];
    let other = words.split(' ').nth(number % 12).unwrap_or_default();
    let right = words.split(' ').nth(number - 1).unwrap_or_default();
    if other != right {
        person.chooses_for(group.as_str(), other);
        person.taps_button("Turn the backup on");
        person.sees_text(&format!("Word {number} is not “{other}”."));
    }
    person.sees_an_accessible_page();
    // Whoever looks again sees the same words: they are on paper already.
    person.taps_link("Look at the words again");
    assert_eq!(person.reads_the_words(), words);
    person.goes_back();
    person.picks_the_words_asked_for(&words);
    scene.server.stops();
    person.taps_button("Turn the backup on");
    person.sees_heading("Your backup is on");
    person.is_at_the_heading();
    // With no signal it is on all the same, and sent later.
    person.sees_status("Waiting to send");
    scene.server.starts_again();
    person.taps_link("Your backup");
    person.taps_button("Send and fetch now");
    person.sees_text("Everything is backed up");
    person.sees_status("Backed up");
    let address = person
        .browser
        .session()
        .and_then(|session| session.address());
    let address = address.expect("there is an address").to_string();
    assert!(
        words.split(' ').all(|word| !address.contains(word)),
        "{address}"
    );

    person.reloads();
    // The engine has told where the backup stands, and the page stands still.
    person.sees_text("Everything is backed up");
    person.taps_link("See the twelve words again");
    person.taps_button("Show the words");
    assert_eq!(person.reads_the_words(), words);
}

pub(crate) fn brought_back_by_what_was_typed(scene: &mut Scene) {
    let owner = scene.person();
    let (question, answer, words) = with_a_backup(&owner);
    let typed = |words: &str| {
        let capitals = words.to_uppercase();
        capitals.split(' ').collect::<Vec<_>>().join(", ")
    };
    let new = scene.person();
    new.opens("/");
    new.taps_link("I have used it before: get my answers back");
    new.sees_heading("Get your answers back on this phone");
    new.taps_button(GET);
    new.sees_text("Type your twelve words");

    let (most, _) = words.rsplit_once(' ').expect("twelve words");
    new.writes(WORDS, most);
    new.sees_status("11 of 12 words");
    new.taps_button(GET);
    new.sees_text("There are 11 words here, and there should be 12");
    new.reloads();
    let wrong = format!("{most} Zzyzx");
    new.writes(WORDS, &wrong);
    new.taps_button(GET);
    new.sees_text("Word 12, “zzyzx”, is not one of our words.");
    new.sees_an_accessible_page();
    // The reason leads to the field, and what was typed is still in it.
    new.taps_link(starting("Word 12"));
    assert_eq!(new.focus().name, WORDS);

    new.reloads();
    let typed = typed(&words);
    new.writes(WORDS, &typed);
    scene.server.stops();
    new.taps_button(GET);
    new.sees_text("The server can't be reached.");
    new.sees_it(&Wanted::new("textbox", WORDS), "kept", |field| {
        field.value == Some(typed.as_str().into())
    });
    scene.server.starts_again();
    new.taps_button(GET);
    new.sees_heading("Your answers are back");
    new.is_at_the_heading();
    new.sees_text("1 check");
    new.opens(&question);
    new.sees_chosen(answer.as_str());
    new.sees_status("Backed up");
}

pub(crate) fn another_phone_by_link_and_off_again(scene: &mut Scene) {
    let owner = scene.person();
    let (question, answer, _) = with_a_backup(&owner);
    let link = owner.makes_a_link();
    owner.sees_an_accessible_page();
    let place = link.replace(&scene.server.address(""), "");

    let other = scene.person();
    other.opens(&place);
    other.sees_heading("Open answers from another phone");
    let address = other
        .browser
        .session()
        .and_then(|session| session.address());
    let address = address.expect("there is an address");
    assert_eq!((address.path(), address.fragment()), ("/join", None));
    // Nothing is opened by a link alone.
    other.taps_button("Open them on this phone");
    other.sees_heading("Your answers are back");
    other.writes("What do you call this phone?", "Mia's old phone");
    other.sees_status("Backed up");
    other.opens(&question);
    other.sees_chosen(answer.as_str());
    let third = scene.person();
    third.opens(&place);
    third.taps_button("Open them on this phone");
    third.sees_text("This link was used already.");

    owner.opens("/backup");
    owner.taps_button("Send and fetch now");
    owner.sees_text("Everything is backed up");
    owner.taps_link("Who can open your answers");
    owner.taps_link(starting("Mia's old phone"));
    owner.sees_heading("Mia's old phone");
    owner.taps_button("Take it off");
    owner.sees_heading("Take “Mia's old phone” off?");
    owner.sees_text("What it has already seen stays on it.");
    owner.taps_button("Yes, take it off");
    owner.sees_heading("Who can open your answers");
    owner.does_not_see(&Wanted::new("link", starting("Mia's old phone")));

    other.goes_on();
    let kept = other.answers_unsaved(4);
    other.sees_status("The backup is closed to this phone");
    other.opens("/backup");
    other.sees_text("This phone was taken off the backup");
    other.sees_an_accessible_page();
    other.goes_back();
    other.sees_chosen(kept.as_str());
}

pub(crate) fn two_answers_are_settled_by_a_tap(scene: &mut Scene) {
    let owner = scene.person();
    let (question, first, words) = with_a_backup(&owner);
    let other = scene.person();
    other.restores(&words);
    other.opens(&question);
    other.sees_chosen(first.as_str());
    owner.opens(&question);
    scene.server.stops();
    let earlier = owner.answers_unsaved(3);
    owner.sees_status("Waiting to send");
    let later = other.answers_unsaved(0);
    other.sees_status("Waiting to send");
    scene.server.starts_again();
    for phone in [&owner, &other, &owner] {
        phone.syncs_now();
        phone.sees_status("Backed up");
    }
    // The newer one is shown, and both are told of, quietly.
    for phone in [&owner, &other] {
        phone.opens(&question);
        phone.sees_chosen(later.as_str());
        phone.sees_text("2 answers were given");
    }
    owner.sees_an_accessible_page();
    opens_the_first_disclosure(&owner);
    let keep = Wanted::new("button", starting("Keep this one"));
    let earlier_alone = format!("Keep this one: {earlier}");
    owner.sees(&keep.clone().first());
    owner.taps_button(earlier_alone);
    owner.sees_chosen(earlier.as_str());
    owner.does_not_see(&keep);
    for phone in [&owner, &other] {
        phone.syncs_now();
        phone.sees_status("Backed up");
    }
    other.sees_chosen(earlier.as_str());
    other.does_not_see(&keep);
}

pub(crate) fn deleted_on_the_server_too(scene: &mut Scene) {
    let owner = scene.person();
    let (question, answer, words) = with_a_backup(&owner);
    let other = scene.person();
    other.restores(&words);

    owner.opens("/backup/erase");
    owner.sees_text("Copies that you took as a file");
    owner.taps_button("I want to delete everything");
    owner.sees_heading("Are you sure? This is the last time we ask.");
    scene.server.stops();
    owner.taps_button("Yes, delete it all");
    owner.sees_text("The server can't be reached.");
    scene.server.starts_again();
    owner.taps_button("Yes, delete it all");
    owner.sees_heading("Everything is deleted");
    owner.taps_button("Start afresh");
    owner.sees_status("Works with no signal");

    other.opens("/backup");
    other.taps_button("Send and fetch now");
    other.sees_text("The backup was deleted");
    other.opens(&question);
    other.sees_chosen(answer.as_str());
}
