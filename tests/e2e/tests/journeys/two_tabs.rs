//! Two tabs of one browser on the same answers.

use e2e::Scene;

pub(crate) fn neither_tab_loses_an_answer(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    let question = person.path();
    let first_tab = person.tab();
    let in_first = person.answers(1);

    let second_tab = person.opens_another_tab(&question);
    person.sees_chosen(in_first.as_str());
    let second_question = person.goes_on();
    let in_second = person.answers(4);

    // The first tab was open all the while, and knows it without a reload.
    person.turns_to(&first_tab);
    assert_eq!(person.goes_on(), second_question);
    person.sees_chosen(in_second.as_str());

    // The same question in both, one after the other: the later answer counts, in both.
    let changed = person.answers(0);
    person.turns_to(&second_tab);
    person.sees_chosen(changed.as_str());
    let again = person.answers(2);
    person.turns_to(&first_tab);
    person.sees_chosen(again.as_str());

    // Each goes on with questions of its own, and both are found in the end.
    person.goes_on();
    let left = person.answers(3);
    person.turns_to(&second_tab);
    person.goes_on();
    person.goes_on();
    let right = person.answers(1);
    person.opens("/");
    person.sees_text("4 of 12");
    let check = question.rsplit_once('/').map_or("", |(check, _)| check);
    person.opens(&format!("{check}/review"));
    for answer in [in_first, again, left, right] {
        person.sees_text(&answer);
    }
}
