//! People of a council look at the power that it holds.

use e2e::{Name, Scene, Wanted};

const THEME: &str = "Money and contracts";

pub(crate) fn from_facts_to_a_commitment(scene: &mut Scene) {
    let person = scene.person();
    person.begins_a_reflection();
    person.opens_the_theme(THEME);
    person.sees_text("How many have you reserved?");
    person.writes(Name::Starting("What share".to_owned()), "31 % by pounds");
    person.taps_button("Continue");

    person.sees_heading("What shows it?");
    person.taps_button("Continue");
    person.sees_heading("Where are we with this?");
    person.agrees_on("Checked");
    person.sees_text("Not yet confirmed");
    person.sees_text("It needs 1 more voice from outside.");
    person.sees_text("It needs one piece of evidence before it can be final");

    person.taps_link("Add evidence");
    person.taps_button("A document");
    person.writes("The name of the document", "Spend report 2026");
    person.sees_status("Saved on this phone");
    person.taps_button("Continue");
    person.sees_chosen("A draft, for now");
    person.chooses("This is final");
    person.sees_status("Saved on this phone");
    person.taps_button("Continue");

    person.sees_heading("Whose voice confirmed this?");
    person.sees_text("No one yet");
    person.taps_button("A group or person we pay or fund");
    person.writes(
        Name::Starting("Which group or body".to_owned()),
        "Traders of Mill Road",
    );
    person.chooses("We met");
    person.sees_status("Saved on this phone");
    person.taps_link("Done");
    person.sees_text("Confirmed by people outside.");

    person.reloads();
    person.sees_link(Name::Starting(
        "A group or person we pay or fund".to_owned(),
    ));
    person.goes_back_to_the_themes();
    person.taps_button("See our result");
    person.sees_heading("How we see ourselves");
    person.sees_text("We say: Checked.");
    person.sees_text("Self-view only. Treat as a guess until someone outside agrees.");
    person.taps_link("Make a commitment");
    person.taps_button(Name::Starting(THEME.to_owned()));
    person.writes("What will we do?", "Cut the form to two pages");
    person.chooses("We are doing it");
    person.sees_status("Saved on this phone");
    person.taps_link("Done");
    person.sees_link("Cut the form to two pages We are doing it");
}

pub(crate) fn each_on_their_own_before_they_agree(scene: &mut Scene) {
    let person = scene.person();
    person.begins_a_reflection();
    person.opens_the_theme(THEME);
    person.taps_button("Continue");
    person.taps_button("Continue");
    person.taps_link("Each on your own");
    for (level, told) in [
        ("Not seen", "1 view is in. Pass the phone on."),
        (
            "Checked",
            "2 views are in. Pass the phone on, or open them all.",
        ),
    ] {
        person.chooses(Name::Starting(level.to_owned()));
        person.taps_button("Keep my view");
        person.sees_text(told);
    }
    // A third person taps the wrong level and takes it back.
    person.chooses(Name::Starting("Shifted".to_owned()));
    person.taps_button("Keep my view");
    person.sees_text("3 views are in. Pass the phone on, or open them all.");
    person.taps_button("Take my view back");
    person.sees_text("2 views are in. Pass the phone on, or open them all.");
    person.does_not_see(&Wanted::new("button", "Take my view back"));

    let told = "2 of you gave a view, from Not seen to Checked.";
    let says_no_view = || {
        let page = person.page_text().expect("the page can be read");
        assert!(!page.contains("gave a view"), "{page}");
    };
    says_no_view();
    person.taps_button("Continue");
    person.sees_text("2 views are in. Nobody sees them until you open them all together.");
    says_no_view();
    person.reloads();
    person.sees_text("2 views are in. Nobody sees them until you open them all together.");
    says_no_view();
    person.taps_link("Each on your own");
    person.taps_button("Open all views");
    person.sees_text(told);
    person.sees_text("Do not average it away: ask who and why.");
    person.reloads();
    person.sees_text("The views are open. A view that is given now is seen at once.");
    person.sees_text(told);
    person.taps_button("Continue");
    person.sees_heading("Where are we with this?");
    person.sees_text(told);
}

pub(crate) fn three_people_outside_are_heard(scene: &mut Scene) {
    let person = scene.person();
    person.begins_a_reflection();
    let reflection = person.path();
    person.opens(&format!("{reflection}/theme/P1/level"));
    person.agrees_on("Named");
    person.opens(&reflection);
    person.taps_button("See our result");
    person.taps_link("Hear from outside");
    person.taps_button("Start a round");
    person.sees_text("0 people have answered.");
    person.taps_button("Hand over this phone");

    // They differ on the first theme, agree on the second, of which we said nothing, and skip the others.
    for (said, wish) in [
        ("They do not seem to see it.", "Pay on time"),
        ("They do not seem to see it.", "Ask us first"),
        ("They ask us, and they listen.", "Come to us"),
    ] {
        person.sees_heading("How do you see this organisation?");
        person.sees_an_accessible_page();
        person.taps_button("Begin");
        person.chooses(said);
        person.sees_an_accessible_page();
        person.taps_button("Continue");
        person.sees_heading("Who decides what gets talked about when you meet them?");
        person.chooses("One or two people there see it.");
        for _ in 0..7 {
            person.taps_button("Continue");
        }
        person.writes("In your own words", wish);
        // However often it is tapped, it is one person.
        person.taps_button_thrice("Hand in my answers");
        person.sees_heading("Thank you");
        person.taps_button("One more person answers");
    }
    // Neither a reload nor another address shows more than the form.
    person.reloads();
    person.sees_heading("How do you see this organisation?");
    person.opens(&reflection);
    person.sees_heading("How do you see this organisation?");
    person.does_not_see(&Wanted::any("banner"));

    person.gives_the_phone_back();
    person.sees_text("3 people have answered.");
    person.opens_what_is_folded();
    person.taps_button("Close it for good");
    person.sees_heading("Where others see us differently");
    person.sees_text("They say: Not seen, from 3 answers.");
    person.sees_text("You may be missing something. Ask what they see that you do not.");
    person.sees_text("Who sets the agenda No level yet They say: Noticed, from 3 answers.");
    person.sees_text("Do not average it away: ask who and why.");
    person.sees_text("Ask us first");
    person.sees_an_accessible_page();

    person.reloads();
    person.sees_text("They say: Not seen, from 3 answers.");
    person.taps_link("Hear from outside");
    person.sees_text("Closed rounds");
    person.sees_button("Start a round");
}
