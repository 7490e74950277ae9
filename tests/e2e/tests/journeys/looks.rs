//! What everybody has to be able to use: every screen, in every way it is looked at.

use e2e::{
    Engine, Key, Name, Person, Scene, Wanted,
    browser::Circumstances,
    screens::{FOR_NEWCOMERS, HANDED_OVER, WITH_ANSWERS},
    steps::{PROFILE_GROUPS, is_question},
};

pub(crate) fn no_rule_broken_in_light(scene: &mut Scene) {
    let person = scene.person();
    on_every_screen(&person, |_| {}, Person::finds_breaches);
}

pub(crate) fn no_rule_broken_in_dark(scene: &mut Scene) {
    let person = scene.person_with(Circumstances {
        dark: true,
        ..Circumstances::default()
    });
    person.opens("/");
    assert!(
        person.has_dark_pages(),
        "the browser does not ask for dark pages"
    );
    on_every_screen(&person, |_| {}, Person::finds_breaches);
}

/// Text at twice its size by the browser's own setting, on a small phone. MiniBrowser has no such
/// setting, so there the app's own is taken.
pub(crate) fn text_at_twice_its_size(scene: &mut Scene) {
    let by_browser = scene.engine != Engine::WebKit;
    let person = scene.person_with(Circumstances {
        width: 360,
        height: 740,
        text_per_cent: if by_browser { 200 } else { 100 },
        ..Circumstances::default()
    });
    let enlarge = |person: &Person| {
        if !by_browser {
            enlarge_in_the_app(person);
        }
    };
    on_every_screen(&person, enlarge, overflow);
}

pub(crate) fn text_at_twice_its_size_by_the_app(scene: &mut Scene) {
    let person = scene.person_with(Circumstances {
        width: 360,
        height: 740,
        ..Circumstances::default()
    });
    on_every_screen(&person, enlarge_in_the_app, overflow);
}

fn enlarge_in_the_app(person: &Person) {
    person.opens("/settings");
    person.chooses_for("Text size", "200 %");
}

pub(crate) fn fits_320_pixels(scene: &mut Scene) {
    let person = scene.person_with(narrow());
    on_every_screen(&person, |_| {}, overflow);
}

pub(crate) fn longer_words_fit(scene: &mut Scene) {
    let person = scene.person_with(narrow());
    let speak = |person: &Person| person.speaks("en-XA");
    on_every_screen(&person, speak, |person| {
        let heading = person.reads_the_heading();
        // A heading without brackets and accents escaped the catalogue. That of a step is the
        // person's own, as it was put into the plan, and so is the name of whom they met.
        let path = person.path();
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let is_own = matches!(
            parts[..],
            ["plan", _] | ["anchor", "log", "entry" | "actor", _]
        );
        let escaped =
            (heading.is_ascii() && !is_own).then(|| format!("{heading:?} is in plain English"));
        overflow(person)
            .into_iter()
            .chain(language_is(person, "en-XA", "ltr"))
            .chain(escaped)
            .collect()
    });
}

pub(crate) fn right_to_left_fits(scene: &mut Scene) {
    let person = scene.person_with(narrow());
    let speak = |person: &Person| person.speaks("ar-XB");
    on_every_screen(&person, speak, |person| {
        overflow(person)
            .into_iter()
            .chain(language_is(person, "ar-XB", "rtl"))
            .collect()
    });
}

fn overflow(person: &Person) -> Vec<String> {
    person.finds_overflow().into_iter().collect()
}

fn language_is(person: &Person, language: &str, direction: &str) -> Option<String> {
    let said = person.language();
    (said != (language.to_owned(), direction.to_owned())).then(|| format!("the page says {said:?}"))
}

fn narrow() -> Circumstances {
    Circumstances {
        width: 320,
        height: 640,
        ..Circumstances::default()
    }
}

/// Looks at each screen as a newcomer and, once the app is filled, as somebody who was here; tells
/// what was found on all of them at once. `set` is done before each of the two rounds.
#[track_caller]
fn on_every_screen(person: &Person, set: impl Fn(&Person), look: impl Fn(&Person) -> Vec<String>) {
    let mut found = Vec::new();
    let mut look_here = |name: &str| {
        let _ = person.reads_the_heading();
        person.sees_nothing_under_way();
        let problems = look(person).into_iter();
        found.extend(problems.map(|problem| format!("{name}: {problem}")));
    };
    person.opens("/");
    person.sees_heading("How good is your business?");
    set(person);
    for (name, path) in FOR_NEWCOMERS {
        person.opens(path);
        look_here(name);
    }
    person.speaks("en-GB");
    let filled = person.fills_every_screen();
    set(person);
    for screen in WITH_ANSWERS {
        person.opens(&filled.path(screen));
        look_here(screen.0);
    }
    for screen in HANDED_OVER {
        person.has_in_hand(screen);
        look_here(screen.0);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Nothing but keys, from the first screen to the plan. Each new screen is begun at its heading.
pub(crate) fn whole_check_by_keyboard(scene: &mut Scene) {
    let person = scene.person();
    person.opens("/");
    person.sees_heading("How good is your business?");
    follows(&person, "link", "Check my business");
    person.is_at_the_heading();
    // The questions that have to be answered are the first three groups.
    for group in PROFILE_GROUPS {
        tabs_to(&person, "radio", "");
        person.types(" ");
        let first = person
            .reads_all("radio", Some(&group.into()))
            .swap_remove(0);
        let first = Wanted::new("radio", first).in_group(group);
        person.sees_it(&first, "taken", |radio| radio.checked && radio.focused);
        person.waits_for_the_save();
    }
    person.sees_status("Saved on this phone");
    follows(&person, "button", "Go to the first question");
    person.is_at(is_question);
    for number in 0..12 {
        person.is_at_the_heading();
        tabs_to(&person, "radio", "");
        for _ in 0..number % 5 {
            person.presses(Key::Down);
        }
        if number % 5 == 0 {
            person.types(" ");
        }
        person.sees_status("Saved on this phone");
        follows(&person, "button", "Continue");
    }
    person.sees_heading("Check your answers");
    person.is_at_the_heading();
    follows(&person, "button", "See my result");
    person.is_at(|path| path.ends_with("/result"));
    person.is_at_the_heading();
    follows(&person, "button", "Pick this step");
    person.sees_heading("Your plan");
    person.is_at_the_heading();
}

/// One theme of a reflection with nothing but keys: what is known, what shows it, a level that is
/// final, and a voice, whose kind is then put right.
pub(crate) fn one_theme_by_keyboard_alone(scene: &mut Scene) {
    let person = scene.person();
    person.begins_a_reflection();
    follows(&person, "link", "Money and contracts");
    person.sees_heading("Money and contracts");
    person.is_at_the_heading();
    tabs_to(&person, "textbox", "What share");
    person.types("31 % by pounds");
    follows(&person, "button", "Continue");
    person.sees_heading("What shows it?");
    person.is_at_the_heading();
    follows(&person, "button", "A document");
    let document = Wanted::new("textbox", "The name of the document");
    person.sees_it(&document, "where the typing goes on", |field| field.focused);
    person.types("Spend report 2026");
    person.sees_status("Saved on this phone");
    follows(&person, "button", "Continue");
    person.sees_heading("Where are we with this?");
    person.is_at_the_heading();
    tabs_to(&person, "radio", "");
    person.presses(Key::Down);
    person.presses(Key::Down);
    person.presses(Key::Down);
    let checked = Wanted::new("radio", Name::Starting("Checked".to_owned()));
    person.sees_it(&checked, "taken", |radio| radio.checked && radio.focused);
    person.sees_button("Continue");
    person.sees(&Wanted::new("radio", "This is final"));
    tabs_to(&person, "radio", "A draft, for now");
    person.presses(Key::Down);
    person.sees_chosen("This is final");
    person.sees_status("Saved on this phone");
    follows(&person, "button", "Continue");
    person.sees_heading("Whose voice confirmed this?");
    person.is_at_the_heading();
    follows(&person, "button", "A group or person we pay or fund");
    person.sees_heading("A voice that confirmed this");
    person.is_at_the_heading();
    person.sees_text("A group or person we pay or fund");
    tabs_to(&person, "textbox", "Which group or body");
    person.types("Traders of Mill Road");
    // What changes the kind of voice lies closed behind the last field.
    tabs_to(
        &person,
        "textbox",
        "What did they say that we did not like?",
    );
    person.presses(Key::Tab);
    person.presses(Key::Enter);
    tabs_to(&person, "radio", "A group or person we pay or fund");
    person.presses(Key::Down);
    person.sees_chosen("A group or person we do not pay or fund");
    person.sees_status("Saved on this phone");
    follows(&person, "link", "Done");
    person.sees_link("A group or person we do not pay or fund Traders of Mill Road");
    person.sees_text("Confirmed by people outside.");
}

fn follows(person: &Person, role: &str, name: &str) {
    tabs_to(person, role, name);
    person.presses(Key::Enter);
}

/// Presses Tab until the keyboard is on an element of that role whose name starts so.
fn tabs_to(person: &Person, role: &str, name: &str) {
    let mut seen = Vec::new();
    for _ in 0..80 {
        person.presses(Key::Tab);
        let focus = person.focus();
        if focus.role == role && focus.name.starts_with(name) {
            return;
        }
        seen.push(focus);
    }
    panic!("Tab does not lead to {role} {name:?}: {seen:?}");
}

pub(crate) fn focus_is_on_the_heading_after_each_step(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    person.is_at_the_heading();
    person.answers(1);
    person.goes_on();
    person.is_at_the_heading();
    person.taps_link("Back");
    person.is_at_the_heading();
    person.taps_link("More");
    person.is_at_the_heading();
    person.taps_link("Privacy");
    person.is_at_the_heading();
    person.goes_back();
    person.sees_heading("Settings");
    person.is_at_the_heading();
    person.taps_link(Name::from("Good Business"));
    person.sees_heading("How good is your business?");
    person.is_at_the_heading();
}
