//! Somebody edits the reflection's file wrongly, and is told what to mend.

use crate::support::{folder, problems, the_problem, told, with};

const REFLECTION: &str = "instruments/organisational_privilege/0.1-draft.yaml";

#[test]
fn a_theme_forgets_one_kind_of_anchor() {
    let line = "      nhs: \"How many community contracts run for one year or less?\"\n";
    let message = told(REFLECTION, line, "");
    assert_eq!(
        message,
        format!("{REFLECTION}: theme P4 has no prompt for `nhs`; add it under `by_type`")
    );
}

#[test]
fn a_limit_that_the_app_works_out_is_changed_in_words_only() {
    let problems = problems(&with(
        REFLECTION,
        "{word: \"Patchy\", when: \"rhythm < 0.50\"}",
        "{word: \"Patchy\", when: \"rhythm < 0.25\"}",
    ));
    assert_eq!(
        problems,
        [
            format!(
                "{REFLECTION}: `engagement_log` of the file has no log word for rhythm < 0.50, which the app works with; \
                 bring it back"
            ),
            format!(
                "{REFLECTION}: `engagement_log` of the file has the log word for rhythm < 0.25, which the app does not \
                 know; ask a programmer to add it first"
            ),
        ]
    );
}

#[test]
fn a_status_of_a_commitment_is_taken_out() {
    let message = told(REFLECTION, "done_self_said, ", "");
    assert_eq!(
        message,
        format!(
            "{REFLECTION}: `commitment` of the file has no status done_self_said, which the app works with; bring it back"
        )
    );
}

#[test]
fn a_fourth_commitment_is_allowed_in_the_file_only() {
    let message = told(REFLECTION, "limit: 3", "limit: 4");
    assert_eq!(
        message,
        format!(
            "{REFLECTION}: `commitment` of the file has a limit that the app does not keep; write 3"
        )
    );
}

#[test]
fn what_was_heard_is_made_optional_in_the_file_only() {
    let message = told(
        REFLECTION,
        "in their words where they agree\", required: true}",
        "in their words where they agree\"}",
    );
    assert_eq!(
        message,
        format!(
            "{REFLECTION}: log field heard is asked otherwise by the app; write `required: true`"
        )
    );
}

#[test]
fn a_voice_is_independent_but_not_outside() {
    let message = told(
        REFLECTION,
        "we do not pay or fund\", counts_as_outside: true",
        "we do not pay or fund\", counts_as_outside: false",
    );
    assert_eq!(
        message,
        format!(
            "{REFLECTION}: voice option independent is independent but does not count as outside; add \
             `counts_as_outside: true`"
        )
    );
}

#[test]
fn a_theme_is_deleted() {
    let mut folder = folder();
    let text = folder.files.get_mut(REFLECTION).unwrap();
    let start = text.find("  - id: P8").unwrap();
    let end = text.find("community_voice_form:").unwrap();
    text.replace_range(start..end, "");
    assert_eq!(
        the_problem(&folder),
        format!(
            "{REFLECTION}: the file has 7 themes; the reflection has eight bars, so write exactly eight"
        )
    );
}

#[test]
fn a_way_of_meeting_is_invented() {
    let message = told(
        REFLECTION,
        "shadowing, online_meeting",
        "shadowing, seance, online_meeting",
    );
    assert_eq!(
        message,
        format!(
            "{REFLECTION}: log field how has the option seance, which the app does not know; ask a programmer to add it \
             first"
        )
    );
}

#[test]
fn something_held_is_counted_in_a_unit_that_no_screen_asks_for() {
    let message = told(
        REFLECTION,
        "unit: \"months of running costs\"",
        "unit: \"years\"",
    );
    assert_eq!(
        message,
        format!(
            "{REFLECTION}: inventory item I10 has the unit \"years\", which the app cannot ask for; write one of: GBP, \
             number, number or hectares, list, yes / no, months of running costs"
        )
    );
}
