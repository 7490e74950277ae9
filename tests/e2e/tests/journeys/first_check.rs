//! Somebody who was never here before.

use e2e::Scene;

pub(crate) fn quick_check_to_plan(scene: &mut Scene) {
    let person = scene.person();
    person.opens("/");
    person.starts_the_first_check();
    let given = person.answers_the_rest(|number| number % 5);
    assert_eq!(given.len(), 12, "a quick check has twelve questions");

    person.sees_heading("Check your answers");
    for (question, answer) in &given {
        person.sees_text(question);
        person.sees_text(answer);
    }
    person.taps_button("See my result");
    person.sees_text("This is a self-check. It is not a certificate.");
    person.picks_the_first_step();

    person.opens("/plan");
    person.sees_heading("Your plan");
    person.sees_text("in 14 days");
}
