//! Somebody who is no programmer edits a file wrongly, and is told what to mend.

use crate::support::{CHECK, folder, problems, the_problem, told, with};

const PROFILE: &str = "instruments/profile/0.1-draft.yaml";
const PLACE: &str = "instruments/place_checklist/0.1-draft.yaml";
const LM3: &str = "instruments/lm3/0.1-draft.yaml";

#[test]
fn a_level_is_deleted() {
    let message = told(
        CHECK,
        "              - \"We have never looked at where our money goes.\"\n",
        "",
    );
    assert_eq!(
        message,
        format!("{CHECK}: question G2a has 4 levels; write exactly five")
    );
}

#[test]
fn a_level_is_emptied() {
    let message = told(
        CHECK,
        "\"We have never looked at where our money goes.\"",
        "\"\"",
    );
    assert_eq!(
        message,
        format!("{CHECK}: question G2a has an empty line in `levels`; describe the level")
    );
}

#[test]
fn a_why_is_deleted() {
    let line =
        "            why: \"People stay where they grow. New skills also help the whole town.\"\n";
    let message = told(CHECK, line, "");
    assert_eq!(
        message,
        format!("{CHECK}: question G3b has no `why`; add a line `why: \"...\"`")
    );
}

#[test]
fn a_key_is_misspelt() {
    let problems = problems(&with(
        CHECK,
        "sideways: \"Community pubs",
        "sidways: \"Community pubs",
    ));
    assert_eq!(
        problems,
        [
            format!("{CHECK}: question G1a has `sidways`; did you mean `sideways`?"),
            format!("{CHECK}: question G1a has no `sideways`; add a line `sideways: \"...\"`"),
        ]
    );
}

#[test]
fn a_key_that_nobody_knows_is_added() {
    let message = told(
        CHECK,
        "            proof: \"A line in your accounts.\"",
        "            proof: \"A line.\"\n            colour: \"red\"",
    );
    assert_eq!(
        message,
        format!("{CHECK}: question G1c has `colour`, which is not a key here; take it out")
    );
}

#[test]
fn an_outcome_is_invented() {
    let message = told(CHECK, "outcomes: [5c-1, 5c-2]", "outcomes: [5c-1, 5c-9]");
    assert_eq!(
        message,
        format!(
            "{CHECK}: question G1a feeds outcome 5c-9, which does not exist; choose from 5a-1, 5a-2, 5a-3, 5b-1, 5b-2, \
             5b-3, 5c-1, 5c-2"
        )
    );
}

#[test]
fn all_outcomes_are_taken_out() {
    let message = told(CHECK, "outcomes: [5c-1, 5c-2]", "outcomes: []");
    assert_eq!(
        message,
        format!("{CHECK}: question G1a has an empty list `outcomes`; write at least one")
    );
}

#[test]
fn a_law_card_is_misspelt() {
    let message = told(CHECK, "card: \"minimum_wage\"", "card: \"minimum_wages\"");
    assert_eq!(
        message,
        format!(
            "{CHECK}: question R1a raises the law card minimum_wages, which the profile file does not have; did you mean \
             minimum_wage?"
        )
    );
}

#[test]
fn a_rule_names_a_size_that_does_not_exist() {
    let message = told(CHECK, "na: [\"size=solo\"]", "na: [\"size=sole\"]");
    assert_eq!(
        message,
        format!(
            "{CHECK}: question G1b has the rule \"size=sole\" in `na`; there is no size \"sole\"; did you mean \"solo\"?"
        )
    );
}

#[test]
fn a_rule_is_written_as_a_sentence() {
    let message = told(CHECK, "na: [\"size=solo\"]", "na: [\"when alone\"]");
    assert_eq!(
        message,
        format!(
            "{CHECK}: question G1b has the rule \"when alone\" in `na`; write it as \"size=solo\" or \"no_flag=goods\""
        )
    );
}

#[test]
fn a_rate_that_does_not_exist_is_named() {
    let message = told(
        CHECK,
        "{real_living_wage_uk} an hour",
        "{living_wage} an hour",
    );
    assert_eq!(
        message,
        format!(
            "{CHECK}: the file has `questions/R1a/why` that names the rate {{living_wage}}; write one of \
             real_living_wage_london, real_living_wage_uk"
        )
    );
}

#[test]
fn a_question_becomes_too_hard_to_read() {
    let hard = "text: \"To what extent does your organisation systematically prioritise geographically proximate \
                procurement opportunities, notwithstanding considerations of affordability?\"";
    let message = told(
        CHECK,
        "text: \"How much do you buy from local firms?\"",
        hard,
    );
    assert!(
        message.starts_with(&format!("{CHECK}: the file asks for reading grade ")),
        "{message}"
    );
    assert!(
        message.ends_with(
            "in question G2a (text and its levels); use shorter words and sentences until it is 7 or less"
        ),
        "{message}"
    );
}

#[test]
fn a_fifth_question_is_marked_quick() {
    let message = told(
        CHECK,
        "          - id: G1b\n",
        "          - id: G1b\n            quick: true\n",
    );
    assert_eq!(
        message,
        format!(
            "{CHECK}: the file has 5 quick questions in dimension generative; mark exactly four with `quick: true`"
        )
    );
}

#[test]
fn two_questions_get_the_same_id() {
    let problems = problems(&with(CHECK, "- id: G2b\n", "- id: G2a\n"));
    assert_eq!(
        problems,
        [
            format!(
                "{CHECK}: the file uses the id G2a twice; give each topic and question its own"
            ),
            format!(
                "{CHECK}: topic G2 has two entries with the id G2a in `questions`; give each its own id"
            ),
        ]
    );
}

#[test]
fn a_number_is_written_where_words_belong() {
    let message = told(CHECK, "proof: \"Your marked list of bills.\"", "proof: 10");
    assert_eq!(
        message,
        format!(
            "{CHECK}: question G2a has a `proof` that is not text; put it in quotes: `proof: \"10\"`"
        )
    );
}

#[test]
fn a_quotation_mark_is_forgotten() {
    let message = told(
        CHECK,
        "line: \"We use less, waste less and help nature come back.\"",
        "line: \"We use less",
    );
    assert!(message.starts_with(&format!("{CHECK}: line ")), "{message}");
    assert!(
        message.ends_with("mend this line or one above it: look at the spaces at its start, the quotes and the brackets"),
        "{message}"
    );
}

#[test]
fn a_line_is_pasted_twice() {
    let line = "            proof: \"Your marked list of bills.\"\n";
    let message = told(CHECK, line, &line.repeat(2));
    assert_eq!(
        message,
        format!(
            "{CHECK}: line 99: `proof` stands twice in the same entry; take one of the two out"
        )
    );
}

#[test]
fn result_words_leave_a_gap() {
    let message = told(PROFILE, "{from: 40, to: 59,", "{from: 41, to: 59,");
    assert_eq!(
        message,
        format!(
            "{PROFILE}: result word number 3 of the file goes from 41 to 59; it must go from 40 to a number of 40 or more"
        )
    );
}

#[test]
fn result_words_stop_short() {
    let message = told(PROFILE, "{from: 80, to: 100,", "{from: 80, to: 99,");
    assert_eq!(
        message,
        format!(
            "{PROFILE}: the file has result words that do not end at 100; let the last one go `to: 100`"
        )
    );
}

#[test]
fn a_quick_swap_names_a_question_that_is_gone() {
    let message = told(PROFILE, "in: R6b", "in: R6z");
    assert_eq!(
        message,
        format!(
            "{CHECK}: the file has no question R6z, which `quick_swap` of profile 0.1-draft names; change the id there"
        )
    );
}

#[test]
fn a_quick_swap_crosses_dimensions() {
    let message = told(PROFILE, "in: R6b", "in: G1b");
    assert_eq!(
        message,
        format!(
            "{CHECK}: the file cannot swap R1a for G1b: swap a quick question for one of the same dimension that is not \
             quick"
        )
    );
}

#[test]
fn a_new_size_has_no_aim() {
    let band = "  - {id: tiny, label: \"Tiny\", staff: \"half an employee\"}\nstages:";
    let message = told(PROFILE, "stages:", band);
    assert_eq!(
        message,
        format!(
            "{PROFILE}: size tiny has no aim; add `tiny:` with a level from 1 to 4 under `aim_level`"
        )
    );
}

#[test]
fn a_sector_leaves_a_flag_open() {
    let message = told(
        PROFILE,
        "goods: false, stock: true,  premises: false,  water: true}",
        "goods: false, stock: true, premises: false}",
    );
    assert_eq!(
        message,
        format!(
            "{PROFILE}: sector care does not set the flag water; add `water: true` or `water: false`"
        )
    );
}

#[test]
fn a_fact_is_said_to_hold_in_a_nation_that_is_none() {
    let message = told(
        PROFILE,
        "only_in: [england, wales, scotland]",
        "only_in: [england, wales, scotish]",
    );
    assert_eq!(
        message,
        format!(
            "{PROFILE}: law card written_terms names the nation \"scotish\", which does not exist; use the ids under `nations`"
        )
    );
}

#[test]
fn the_check_goes_with_a_profile_that_is_not_there() {
    let message = told(CHECK, "profile: \"0.1-draft\"", "profile: \"0.2-draft\"");
    assert_eq!(
        message,
        format!(
            "{CHECK}: the file goes with profile 0.2-draft and place_checklist 0.1-draft, of which one is not there; \
             write versions that are files under `goes_with`"
        )
    );
}

#[test]
fn a_version_is_changed_inside_the_file_only() {
    let message = told(LM3, "version: \"0.1-draft\"", "version: \"0.2-draft\"");
    assert_eq!(
        message,
        format!(
            "{LM3}: `meta` of the file has version \"0.2-draft\", but the file's name says \"0.1-draft\"; make them the same"
        )
    );
}

#[test]
fn an_input_of_the_money_check_is_renamed() {
    let message = told(LM3, "- {id: respend_pct,", "- {id: respent,");
    assert_eq!(
        message,
        format!(
            "{LM3}: input rows has no field with the id respend_pct, which the calculation needs; bring it back"
        )
    );
}

#[test]
fn an_indicator_counts_a_question_that_does_not_exist() {
    let message = told(
        PLACE,
        "% at level 3 or 4 on R6a",
        "% at level 3 or 4 on R6f",
    );
    assert_eq!(
        message,
        format!(
            "{PLACE}: the file has an indicator of question R6f (\"% at level 3 or 4 on R6f\"), which check 0.1-draft does \
             not have; mend the id"
        )
    );
}

#[test]
fn a_file_is_put_into_a_folder_with_a_slip_in_its_name() {
    let mut folder = folder();
    folder.files.insert(
        "instruments/profil/0.2-draft.yaml".to_owned(),
        "meta: {}".to_owned(),
    );
    assert_eq!(
        the_problem(&folder),
        "instruments/profil/0.2-draft.yaml: is in a folder that is no instrument; did you mean profile?"
    );
}

#[test]
fn a_file_is_named_after_no_version() {
    let mut folder = folder();
    folder.files.insert(
        "instruments/lm3/new copy.yaml".to_owned(),
        "meta: {}".to_owned(),
    );
    assert!(
        the_problem(&folder)
            .starts_with("instruments/lm3/new copy.yaml: has a name that is no version; write ")
    );
}

#[test]
fn an_instrument_is_deleted() {
    let mut folder = folder();
    folder.files.remove(LM3);
    assert_eq!(
        the_problem(&folder),
        "instruments/lm3: has no file such as 0.1-draft.yaml; put the instrument there"
    );
}
