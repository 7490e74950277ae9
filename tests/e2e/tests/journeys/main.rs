//! Every journey in every engine, each with a server and a fresh browser of its own.
#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a journey that cannot go on has failed"
)]

mod again;
mod backup;
mod backup_screens;
mod copy;
mod first_check;
mod first_page;
mod handed_over;
mod installing;
mod killed;
mod later;
mod links;
mod listening;
mod looks;
mod new_build;
mod offline;
mod paper;
mod parts;
mod plain_pages;
mod reflection;
mod reflection_again;
mod report;
mod slow_store;
mod storage;
mod take_home;
mod two_tabs;
mod voices;

use std::panic::{catch_unwind, resume_unwind};

use e2e::{Engine, Scene};
use libtest_mimic::{Arguments, Trial};

type Story = fn(&mut Scene);
type Journey = (&'static str, Story);

const JOURNEYS: &[Journey] = &[
    ("quick_check_to_plan", first_check::quick_check_to_plan),
    (
        "first_page_tapped_before_the_app_has_come",
        first_page::tapped_before_the_app_has_come,
    ),
    ("first_page_becomes_the_app", first_page::becomes_the_app),
    (
        "server_goes_away_and_comes_back",
        offline::server_goes_away_and_comes_back,
    ),
    (
        "an_address_typed_in_with_no_signal",
        offline::an_address_typed_in_with_no_signal,
    ),
    ("the_steps_come_late", later::the_steps_come_late),
    (
        "the_screens_after_the_first_come_late",
        later::the_screens_after_the_first_come_late,
    ),
    (
        "what_the_browser_lacks_is_said",
        plain_pages::what_the_browser_lacks,
    ),
    (
        "the_app_does_not_arrive",
        plain_pages::the_app_does_not_arrive,
    ),
    (
        "the_app_breaks_and_nothing_is_lost",
        plain_pages::the_app_breaks,
    ),
    ("an_anchor_says_who_it_is", parts::an_anchor_says_who_it_is),
    ("a_firm_that_is_an_anchor", parts::a_firm_that_is_an_anchor),
    ("each_part_in_a_tab", parts::each_part_in_a_tab),
    (
        "an_emptied_anchor_is_told",
        parts::an_emptied_anchor_is_told,
    ),
    (
        "an_anchor_offline_after_one_visit",
        parts::offline_after_one_visit,
    ),
    (
        "an_anchor_offline_after_a_visit_to_the_start",
        parts::offline_after_a_visit_to_the_start,
    ),
    ("a_part_that_has_not_come", parts::a_part_that_has_not_come),
    (
        "an_update_brings_the_part_along",
        parts::an_update_brings_the_part_along,
    ),
    (
        "killed_at_any_moment_nothing_saved_is_lost",
        killed::nothing_saved_is_lost,
    ),
    (
        "two_tabs_neither_loses_an_answer",
        two_tabs::neither_tab_loses_an_answer,
    ),
    (
        "opened_forty_times_in_a_row",
        again::opened_forty_times_in_a_row,
    ),
    ("left_while_it_opens", again::left_while_it_opens),
    ("left_in_a_hurry", again::left_in_a_hurry),
    ("full_check_by_topic", again::full_check_by_topic),
    ("second_check_is_compared", again::second_check_is_compared),
    (
        "take_a_copy_delete_all_read_it_back",
        copy::take_a_copy_delete_all_read_it_back,
    ),
    (
        "a_file_that_is_no_copy_changes_nothing",
        copy::a_file_that_is_no_copy_changes_nothing,
    ),
    (
        "answers_to_newer_questions_are_told_of",
        copy::answers_to_newer_questions_are_told_of,
    ),
    (
        "an_offer_to_install_comes_late",
        installing::an_offer_to_install_comes_late,
    ),
    (
        "two_phones_write_offline_and_meet",
        backup::two_phones_write_offline_and_meet,
    ),
    (
        "two_phones_that_began_apart",
        backup::two_phones_that_began_apart,
    ),
    (
        "a_lost_phone_is_brought_back_by_its_words",
        backup::a_lost_phone_is_brought_back_by_its_words,
    ),
    (
        "the_server_goes_away_in_mid_sync",
        backup::the_server_goes_away_in_mid_sync,
    ),
    (
        "half_of_all_requests_fail",
        backup::half_of_all_requests_fail,
    ),
    ("invited_removed_and_told", backup::invited_removed_and_told),
    ("erased_everywhere", backup::erased_everywhere),
    (
        "turned_on_with_pen_and_paper",
        backup_screens::turned_on_with_pen_and_paper,
    ),
    (
        "brought_back_by_what_was_typed",
        backup_screens::brought_back_by_what_was_typed,
    ),
    (
        "another_phone_by_link_and_off_again",
        backup_screens::another_phone_by_link_and_off_again,
    ),
    (
        "two_answers_are_settled_by_a_tap",
        backup_screens::two_answers_are_settled_by_a_tap,
    ),
    (
        "deleted_on_the_server_too",
        backup_screens::deleted_on_the_server_too,
    ),
    ("a_link_is_pasted", links::a_link_is_pasted),
    ("who_runs_this_copy", links::who_runs_this_copy),
    (
        "the_picture_goes_to_another_app",
        take_home::the_picture_goes_to_another_app,
    ),
    (
        "a_note_right_after_a_meeting",
        listening::a_note_right_after_a_meeting,
    ),
    ("a_day_that_cannot_be", listening::a_day_that_cannot_be),
    ("you_said_we_did", listening::you_said_we_did),
    (
        "killed_in_the_middle_of_a_note",
        listening::killed_in_the_middle_of_a_note,
    ),
    ("who_is_waiting", listening::who_is_waiting),
    (
        "today_is_the_day_where_the_person_is",
        listening::today_is_the_day_where_the_person_is,
    ),
    (
        "a_log_of_two_thousand_entries",
        listening::a_log_of_two_thousand_entries,
    ),
    ("the_result_on_paper", take_home::the_result_on_paper),
    ("a_step_in_the_calendar", take_home::a_step_in_the_calendar),
    ("moves_to_the_home_screen", copy::moves_to_the_home_screen),
    (
        "update_in_the_middle_of_a_check",
        new_build::update_in_the_middle_of_a_check,
    ),
    ("data_of_an_earlier_format", storage::earlier_format),
    ("store_emptied_by_somebody_else", storage::emptied),
    ("store_emptied_while_open", storage::emptied_while_open),
    ("storage_forbidden", storage::forbidden),
    ("storage_full", storage::full),
    (
        "a_note_is_told_as_saved_when_it_is",
        slow_store::a_note_is_told_as_saved_when_it_is,
    ),
    (
        "a_note_is_saved_when_the_phone_turns_elsewhere",
        slow_store::a_note_is_saved_when_the_phone_turns_elsewhere,
    ),
    (
        "going_deeper_shows_the_full_list_at_once",
        slow_store::going_deeper_shows_the_full_list_at_once,
    ),
    (
        "the_next_question_follows_from_the_last_answer",
        slow_store::the_next_question_follows_from_the_last_answer,
    ),
    (
        "no_accessibility_rule_broken_in_light",
        looks::no_rule_broken_in_light,
    ),
    (
        "no_accessibility_rule_broken_in_dark",
        looks::no_rule_broken_in_dark,
    ),
    ("whole_check_by_keyboard", looks::whole_check_by_keyboard),
    (
        "focus_is_on_the_heading_after_each_step",
        looks::focus_is_on_the_heading_after_each_step,
    ),
    ("text_at_twice_its_size", looks::text_at_twice_its_size),
    (
        "text_at_twice_its_size_by_the_app",
        looks::text_at_twice_its_size_by_the_app,
    ),
    ("fits_320_pixels", looks::fits_320_pixels),
    ("longer_words_fit", looks::longer_words_fit),
    ("right_to_left_fits", looks::right_to_left_fits),
    (
        "one_theme_by_keyboard_alone",
        looks::one_theme_by_keyboard_alone,
    ),
    (
        "reflects_again_and_sees_what_changed_since_last_time",
        reflection_again::sees_what_changed_since_last_time,
    ),
    (
        "a_voice_that_has_not_spoken_yet",
        reflection_again::a_voice_that_has_not_spoken_yet,
    ),
    (
        "killed_in_the_middle_of_a_reflection",
        reflection_again::killed_in_the_middle,
    ),
    (
        "an_anchors_place_that_is_not_there",
        reflection_again::a_place_that_is_not_there,
    ),
    (
        "a_reflection_from_facts_to_a_commitment",
        reflection::from_facts_to_a_commitment,
    ),
    (
        "each_on_their_own_before_they_agree",
        reflection::each_on_their_own_before_they_agree,
    ),
    (
        "three_people_outside_are_heard",
        reflection::three_people_outside_are_heard,
    ),
    (
        "no_way_past_the_voice_form",
        handed_over::no_way_past_the_voice_form,
    ),
    (
        "nothing_is_drawn_but_the_voice_form",
        handed_over::nothing_is_drawn_but_the_voice_form,
    ),
    ("papers_are_typed_in", voices::papers_are_typed_in),
    (
        "a_host_hands_over_a_round",
        voices::a_host_hands_over_a_round,
    ),
    (
        "a_round_of_one_voice_is_ended",
        voices::a_round_of_one_voice_is_ended,
    ),
    ("a_report_to_print", report::a_report_to_print),
    (
        "a_round_shows_nothing_before_it_is_closed",
        report::a_round_shows_nothing_before_it_is_closed,
    ),
    (
        "a_commitment_that_ends_before_it_starts",
        report::a_commitment_that_ends_before_it_starts,
    ),
];

fn main() {
    let arguments = Arguments::from_args();
    let engines = Engine::chosen().unwrap_or_else(|error| panic!("{error}"));
    let trials = engines.into_iter().flat_map(|engine| {
        JOURNEYS.iter().map(move |&(name, story)| {
            Trial::test(format!("{engine}::{name}"), move || {
                tell(engine, name, story);
                Ok(())
            })
        })
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

/// What WebKitGTK's driver says when the browser's own process has ended.
const CRASHED: &str = "page crash or hang";

/// Tells a story; once more where WebKitGTK itself crashed, which says nothing of the story. A second
/// crash is a failure, and each is printed.
fn tell(engine: Engine, name: &'static str, story: Story) {
    let told = catch_unwind(|| story(&mut Scene::of(engine, name)));
    let Err(reason) = told else { return };
    let crashed = reason
        .downcast_ref::<String>()
        .is_some_and(|reason| reason.contains(CRASHED));
    if engine != Engine::WebKit || !crashed {
        resume_unwind(reason);
    }
    println!("{engine}::{name}: the browser crashed, so it is told once more");
    story(&mut Scene::of(engine, name));
}
