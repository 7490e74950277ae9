//! A hall with no signal.

use e2e::Scene;

pub(crate) fn server_goes_away_and_comes_back(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    let first = person.path();
    let answer = person.answers(3);
    person.has_the_app_on_the_phone();

    scene.server.stops();
    person.reloads();
    person.sees_chosen(answer.as_str());
    person.goes_on();
    let given = person.answers_the_rest(|_| 2);
    assert_eq!(given.len(), 11);
    person.opens(&first);
    person.sees_chosen(answer.as_str());
    person.opens("/about");
    person.sees_heading("About this app");

    scene.server.starts_again();
    person.reloads();
    person.sees_heading("About this app");
    person.opens("/");
    person.sees_text("12 of 12");
}

pub(crate) fn an_address_typed_in_with_no_signal(scene: &mut Scene) {
    let person = scene.person();
    person.opens("/");
    person.sees_status("Works with no signal");
    person.has_the_app_on_the_phone();
    scene.server.stops();
    // The tab that was open is gone; another one starts from what is on the phone.
    let _ = person.opens_another_tab("/privacy");
    person.sees_heading("Privacy");
    person.opens("/no-such-page");
    person.sees_heading("This page is not here");
}
