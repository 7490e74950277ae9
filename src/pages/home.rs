//! The start: begin or go on with a check, and what is on this phone.

use leptos::prelude::*;

use crate::components::{BackupOffer, Go, InstallOffer, KeptAside, Listed, Page, Shows, live};
use crate::route::{BackupPlace, Route};
use crate::state::records::{check, plan};
use crate::state::{CheckView, actions, check_view, date_of, today, use_instruments, use_session};
use crate::words;

#[component]
pub(crate) fn Home() -> impl IntoView {
    let session = use_session();
    let instruments = use_instruments();
    let records = Memo::new(move |_| session.replica.with(check::all));
    let checks = Memo::new(move |_| {
        let ids = records.get().into_iter().map(|record| record.id);
        session.replica.with(|replica| {
            ids.filter_map(|id| check_view(replica, instruments, &id))
                .collect::<Vec<_>>()
        })
    });
    let has_answers = Signal::derive(move || records.with(|records| !records.is_empty()));
    let of_newer_questions = Signal::derive(move || {
        let is_newer = |version: &str| instruments.version(version).is_none();
        records.with(|all| {
            all.iter()
                .filter(|record| is_newer(&record.version))
                .count()
        })
    });
    view! {
        <Page title=words::home::title() class="home" above=Logo>
            <p class="lead">{words::home::lead()}</p>
            {live(move || checks.with(|checks| view! { <Begin checks=checks.clone() /> }))}
            <KeptAside of_newer_questions />
            <InstallOffer has_answers />
            {live(move || (!has_answers.get()).shows(|| view! { <p class="links"><Go to=BackupPlace::Restore>{words::restore::link()}</Go></p> }))}
            {live(move || checks.with(|checks| (!checks.is_empty()).shows(|| view! { <OnThisPhone checks=checks.clone() /> })))}
            <nav class="more-ways">
                <Go to=Route::anchor_home() class="go-card">
                    <strong>{words::home::anchor()}</strong>
                    <span>{words::home::anchor_about()}</span>
                </Go>
                <div class="go-card go-card-later">
                    <strong>{words::home::adviser()}</strong>
                    <span>{words::home::adviser_about()}</span>
                </div>
            </nav>
        </Page>
    }
}

/// A petal of the mark that icon.svg draws too.
const LOGO_PETAL: &str = "M0-34C-62-84-74-150 0-206C74-150 62-84 0-34Z";

#[component]
fn Logo() -> impl IntoView {
    view! {
        <svg class="logo" viewBox="-210 -210 420 420" aria-hidden="true">
            <path class="logo-generative" d=LOGO_PETAL />
            <path class="logo-green" d=LOGO_PETAL transform="rotate(120)" />
            <path class="logo-responsible" d=LOGO_PETAL transform="rotate(240)" />
            <circle class="logo-heart" r="30" />
        </svg>
    }
}

/// The one way on that most people want, large.
#[component]
fn Begin(checks: Vec<CheckView>) -> impl IntoView {
    let half_done = checks.iter().find(|view| view.record.finished.is_none());
    match half_done {
        Some(view) => {
            let of = view.questions().len();
            let progress = words::home::progress(view.answered(), of);
            view! {
                <Go to=actions::go_on(view) class="go-card go-card-first">
                    <strong>{words::home::go_on()}</strong>
                    <span>{progress}</span>
                </Go>
            }
            .into_any()
        }
        None if checks.is_empty() => view! {
            <Go to=Route::Profile class="go-card go-card-first">
                <strong>{words::home::check()}</strong>
                <span>{words::home::check_about()}</span>
            </Go>
        }
        .into_any(),
        None => view! {
            <Go to=Route::Start class="go-card go-card-first">
                <strong>{words::home::again()}</strong>
                <span>{words::home::again_about()}</span>
            </Go>
        }
        .into_any(),
    }
}

#[component]
fn OnThisPhone(checks: Vec<CheckView>) -> impl IntoView {
    let session = use_session();
    let finished = checks
        .iter()
        .filter(|view| view.record.finished.is_some())
        .count();
    let next_step = move || {
        let steps = session.replica.with(plan::all);
        steps
            .into_iter()
            .find(|step| step.state == plan::StepState::Open)
    };
    let next_step_row = move || {
        next_step().map(|step| {
            let when = step.due.map(crate::pages::plan::when_due);
            view! {
                <li>
                    <Go to=Route::Plan class="row">
                        <strong>{words::home::next_step(step.title)}</strong>
                        <span>{when}</span>
                    </Go>
                </li>
            }
        })
    };
    view! {
        <section class="on-this-phone">
            <h2>{words::home::on_this_phone()}</h2>
            <ul class="rows">
                {checks.into_iter().take(3).map(|view| view! { <CheckRow view /> }).listed()}
                {live(next_step_row)}
            </ul>
            <p class="links">
                <Go to=Route::Plan>{words::home::see_plan()}</Go>
                {(finished > 0).shows(|| view! { <Go to=Route::History>{words::home::see_history()}</Go> })}
            </p>
            <BackupOffer />
        </section>
    }
}

#[component]
fn CheckRow(view: CheckView) -> impl IntoView {
    use instruments::check::Mode::{Full, Quick};
    let (to, name, value) = match (view.record.finished, view.record.mode) {
        (None, mode) => {
            let name = match mode {
                Quick => words::home::half_done_quick(),
                Full => words::home::half_done_full(),
            };
            let progress = words::home::progress(view.answered(), view.questions().len());
            (actions::go_on(&view), name, progress)
        }
        (Some(finished), mode) => {
            let name = match mode {
                Quick => words::home::quick(),
                Full => words::home::full(),
            };
            let date = date_of(finished);
            let is_this_year = chrono::Datelike::year(&date) == chrono::Datelike::year(&today());
            let when = if is_this_year {
                words::day_and_month(date)
            } else {
                words::full_date(date)
            };
            (
                Route::CheckResult {
                    check: view.record.id.clone(),
                },
                name,
                when,
            )
        }
    };
    view! {
        <li>
            <Go to class="row">
                <strong>{name}</strong>
                <span>{value}</span>
            </Go>
        </li>
    }
}
