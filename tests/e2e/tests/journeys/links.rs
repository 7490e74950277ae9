//! A link that does not open the app by itself, and what the app says of itself.

use e2e::{Scene, Wanted, server::Operator};

const FIELD: &str = "Paste it here";

/// The app on an iPhone's home screen opens no link of a message: it takes one by paste.
pub(crate) fn a_link_is_pasted(scene: &mut Scene) {
    let person = scene.person();
    person.opens("/");
    person.taps_link("More");
    person.sees_heading("Have a link?");
    person.taps_button("Open");
    person.sees_text("Paste a link first");

    person.writes(FIELD, "https://other.example/plan");
    person.taps_button("Open");
    person.sees_text("This is not a link of this app.");
    person.sees_it(&Wanted::new("textbox", FIELD), "kept", |field| {
        field.value == Some("https://other.example/plan".into())
    });
    person.sees_an_accessible_page();
    // The reason leads to the field.
    person.taps_link(e2e::Name::Starting("This is not a link".to_owned()));
    assert_eq!(person.focus().name, FIELD);

    person.reloads();
    let host = scene.server.address("").replace("http://", "");
    person.writes(FIELD, &format!("<{host}/plan#a-b_c=>."));
    person.taps_button("Open");
    person.sees_heading("Your plan");
    person.is_at_the_heading();
    let session = person.browser.session().expect("the browser runs");
    let address = session.address().expect("there is an address");
    assert_eq!(address.path(), "/plan");
    assert_eq!(address.fragment(), Some("a-b_c="));
    person.goes_back();
    person.sees_heading("Settings");
}

/// Whoever runs a copy for others owes them a name and a way to ask.
pub(crate) fn who_runs_this_copy(scene: &mut Scene) {
    let person = scene.person();
    person.opens("/about");
    person.sees_text("Nobody is named yet.");
    let set = |words: &str| Some(words.to_owned());
    scene.server.is_run_by(Operator {
        name: set("Hill Street Hub"),
        contact: set("hello@hub.example"),
        privacy_contact: set("01234 567890"),
        address: set("1 Hill Street"),
    });
    person.reloads();
    for line in [
        "Hill Street Hub",
        "Contact: hello@hub.example",
        "About your data: 01234 567890",
        "1 Hill Street",
    ] {
        person.sees_text(line);
    }
}
