//! About the business: short, and one tap a line. It picks the questions that fit.

use instruments::check::Mode;
use instruments::profile::{Profile as Answers, ProfileField};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{
    BottomBar, Choice, ChoiceStyle, ErrorSummary, Listed, Page, Shows, contested, contested_flag,
    live, tap,
};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::state::records::{check, profile};
use crate::state::{actions, use_instruments, use_session};
use crate::words::{self, Text};

const SIZE: &str = "profile-size";
const STAGE: &str = "profile-stage";
const SECTOR: &str = "profile-sector";

#[component]
pub(crate) fn Profile() -> impl IntoView {
    let (session, instruments, navigation) = (use_session(), use_instruments(), use_navigation());
    let form = &instruments.latest().form;
    let answers = Memo::new(move |_| session.replica.with(|replica| profile::read(replica, form)));
    let missing = RwSignal::new(Vec::new());
    let is_first = session
        .replica
        .with_untracked(|replica| check::all(replica).is_empty());

    let sizes = form
        .sizes
        .iter()
        .map(|band| (band.id.as_str(), format!("{} ({})", band.label, band.staff)))
        .collect();
    let stages = form
        .stages
        .iter()
        .map(|stage| (stage.id.as_str(), stage.label.clone()))
        .collect();
    let sectors = form
        .sectors
        .iter()
        .map(|sector| (sector.id.as_str(), sector.label.clone()))
        .collect();
    let legal_forms = form
        .legal_forms
        .iter()
        .map(|choice| (choice.id.as_str(), choice.label.clone()))
        .collect();
    let nations = form
        .nations
        .iter()
        .map(|choice| (choice.id.as_str(), choice.label.clone()))
        .collect();

    let has_gone = StoredValue::new(false);
    let decide = move || {
        let answers = answers.get_untracked();
        let left = what_is_missing(&answers);
        if !left.is_empty() {
            missing.set(left);
            return;
        }
        // A second tap, while the first waits, starts no second check.
        if has_gone.get_value() {
            return;
        }
        has_gone.set_value(true);
        if is_first {
            let first = instruments
                .latest()
                .questions_that_fit(&answers, Mode::Quick);
            let first = first
                .first()
                .map(|fitting| fitting.question.id.as_str())
                .unwrap_or_default();
            navigation.go(actions::start_check(
                session,
                instruments,
                Mode::Quick,
                first,
            ));
        } else {
            navigation.go(Route::Home);
        }
    };
    // The last choice may still be on its way to the disk, and counts.
    let go_on = move |_| {
        spawn_local(async move {
            session.written().await;
            decide();
        });
    };
    let fits = move || {
        answers.with(|answers| {
            answers.sector.is_some().shows(|| {
                let count = |mode| instruments.latest().questions_that_fit(answers, mode).len();
                words::profile::fits(count(Mode::Quick), count(Mode::Full))
            })
        })
    };
    view! {
        <Page title=words::profile::title() class="profile">
            {live(move || (!missing.with(Vec::is_empty)).shows(|| view! { <ErrorSummary missing=missing.get() /> }))}
            <p class="lead">{words::profile::lead()}</p>
            <OneOf id=SIZE asks=words::profile::size() field=ProfileField::Size choices=sizes answers />
            <OneOf id=SECTOR asks=words::profile::sector() field=ProfileField::Sector choices=sectors answers />
            <OneOf id=STAGE asks=words::profile::stage() field=ProfileField::Stage choices=stages answers />
            <OneOf id="profile-legal-form" asks=words::profile::legal_form() field=ProfileField::LegalForm choices=legal_forms answers />
            <OneOf id="profile-nation" asks=words::profile::nation() field=ProfileField::Nation choices=nations answers />
            {live(move || answers.with(|answers| answers.sector.is_some()).shows(|| view! { <Flags answers /> }))}
            <p class="hint" role="status">{live(fits)}</p>
            <BottomBar>
                <button type="button" class="button button-main" on:click=tap(go_on)>
                    {if is_first { words::profile::start() } else { words::profile::save() }}
                </button>
            </BottomBar>
        </Page>
    }
}

/// What has to be known to pick the questions; the rest may stay open.
fn what_is_missing(answers: &Answers) -> Vec<(&'static str, Text)> {
    let needed = [
        (answers.size.is_none(), SIZE, words::profile::missing_size()),
        (
            answers.sector.is_none(),
            SECTOR,
            words::profile::missing_sector(),
        ),
        (
            answers.stage.is_none(),
            STAGE,
            words::profile::missing_stage(),
        ),
    ];
    needed
        .into_iter()
        .filter(|(is_missing, ..)| *is_missing)
        .map(|(_, field, what)| (field, what))
        .collect()
}

#[component]
fn OneOf(
    id: &'static str,
    asks: Text,
    field: ProfileField,
    /// Ids and labels.
    choices: Vec<(&'static str, String)>,
    answers: Memo<Answers>,
) -> impl IntoView {
    let session = use_session();
    let several = choices
        .iter()
        .map(|(choice, label)| (label.clone().into(), profile::choose(field, choice)));
    let several = contested(several);
    let chips = choices.into_iter().map(|(choice, label)| {
        let chosen =
            Signal::derive(move || answers.with(|answers| answers.value(field) == Some(choice)));
        let choose = move |()| session.save_one(profile::choose(field, choice));
        view! { <Choice name=id label chosen choose style=ChoiceStyle::Chip /> }
    });
    view! {
        <fieldset id=id class="chips" tabindex="-1">
            <legend>{asks}</legend>
            {chips.listed()}
        </fieldset>
        {several}
    }
}

/// The four flags, each as the sector suggests until the person says otherwise.
#[component]
fn Flags(answers: Memo<Answers>) -> impl IntoView {
    let (session, instruments) = (use_session(), use_instruments());
    let form = &instruments.latest().form;
    let rows = form.flags.iter().map(|flag| {
        let is_on = move || answers.with(|answers| form.flag(answers, &flag.id));
        let switch = move |on| session.save_one(profile::switch(&flag.id, on));
        let name = flag.id.as_str();
        view! {
            <fieldset class="yes-no">
                <legend>{flag.ask.clone()}</legend>
                <div class="yes-no-answers">
                    <Choice name label=words::profile::yes() chosen=Signal::derive(is_on) choose=move |()| switch(true) style=ChoiceStyle::Chip />
                    <Choice name label=words::profile::no() chosen=Signal::derive(move || !is_on()) choose=move |()| switch(false) style=ChoiceStyle::Chip />
                </div>
            </fieldset>
            {contested_flag(|on| profile::switch(&flag.id, on))}
        }
    });
    view! {
        <section class="flags">
            <h2>{words::profile::flags()}</h2>
            <p class="hint">{words::profile::flags_about()}</p>
            {rows.listed()}
        </section>
    }
}
