//! Makes up firms and their answers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::LazyLock;

use instruments::check::{Answer, Answers, Check, Level, Mode};
use instruments::profile::Profile;
use proptest::prelude::*;

/// The check as the files of this repository have it.
pub(crate) static CHECK: LazyLock<Check> = LazyLock::new(|| loaded().library.latest().clone());

/// All instruments as the files of this repository have them.
pub(crate) fn loaded() -> instrument_source::Loaded {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../instruments");
    instrument_source::load(&directory).unwrap()
}

/// Any profile, whole or not, with any flags switched by hand.
pub(crate) fn profiles() -> impl Strategy<Value = Profile> {
    let form = &CHECK.form;
    let one_of = |ids: Vec<String>| proptest::option::of(proptest::sample::select(ids));
    (
        one_of(form.sizes.iter().map(|size| size.id.clone()).collect()),
        one_of(form.stages.iter().map(|choice| choice.id.clone()).collect()),
        one_of(
            form.legal_forms
                .iter()
                .map(|choice| choice.id.clone())
                .collect(),
        ),
        one_of(
            form.nations
                .iter()
                .map(|choice| choice.id.clone())
                .collect(),
        ),
        one_of(
            form.sectors
                .iter()
                .map(|sector| sector.id.clone())
                .collect(),
        ),
        proptest::collection::btree_map(
            proptest::sample::select(
                form.flags
                    .iter()
                    .map(|flag| flag.id.clone())
                    .collect::<Vec<_>>(),
            ),
            any::<bool>(),
            0..=form.flags.len(),
        ),
    )
        .prop_map(|(size, stage, legal_form, nation, sector, flags)| Profile {
            size,
            stage,
            legal_form,
            nation,
            sector,
            flags,
        })
}

pub(crate) fn modes() -> impl Strategy<Value = Mode> {
    prop_oneof![Just(Mode::Quick), Just(Mode::Full)]
}

/// Mostly levels, as people answer.
pub(crate) fn an_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        6 => proptest::sample::select(Level::ALL.to_vec()).prop_map(Answer::Level),
        1 => Just(Answer::DontKnow),
        1 => Just(Answer::NotForUs),
    ]
}

/// Answers to any of the questions, whether they fit or not.
pub(crate) fn some_answers() -> impl Strategy<Value = Answers> {
    let given =
        proptest::collection::vec(proptest::option::weighted(0.7, an_answer()), ids().len());
    given.prop_map(|given| {
        ids()
            .into_iter()
            .zip(given)
            .filter_map(|(id, answer)| Some((id, answer?)))
            .collect::<BTreeMap<_, _>>()
    })
}

/// Questions marked "I want to work on this".
pub(crate) fn wishes() -> impl Strategy<Value = BTreeSet<String>> {
    proptest::collection::btree_set(proptest::sample::select(ids()), 0..6)
}

pub(crate) fn ids() -> Vec<String> {
    CHECK
        .all_questions()
        .map(|(_, _, question)| question.id.clone())
        .collect()
}

/// The ids of the questions that fit.
pub(crate) fn fitting(profile: &Profile, mode: Mode) -> Vec<String> {
    CHECK
        .questions_that_fit(profile, mode)
        .iter()
        .map(|fitting| fitting.question.id.clone())
        .collect()
}
