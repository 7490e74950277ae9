//! What shows it: a number, the name of a document, or a decision.

use instruments::reflection::EvidenceKind;
use leptos::prelude::*;

use super::{Shown, framed};
use crate::components::{Listed, Shows, TextArea, live, tap};
use crate::platform::browser;
use crate::route::ThemeStep;
use crate::state::records::reflection::theme;
use crate::state::{add_evidence, use_session};
use crate::words::{self, Text};

pub(super) fn screen(shown: Shown) -> AnyView {
    let session = use_session();
    let (id, of) = (StoredValue::new(shown.id()), shown.theme.id.as_str());
    let said = shown.said();
    // The words of a piece are left out, so that a field stays while somebody types in it.
    let pieces = Memo::new(move |_| {
        said.with(|said| {
            let pieces = said.evidence.iter();
            pieces
                .map(|piece| (piece.id.clone(), piece.what.kind))
                .collect::<Vec<_>>()
        })
    });
    let added = StoredValue::new(None::<String>);
    let list = move || {
        let pieces = pieces.get();
        let numbered = pieces.into_iter().map(|(piece, kind)| {
            let path = theme::evidence_path(&id.get_value(), of, &piece);
            let field = field_of(&piece);
            let taken = piece.clone();
            let take_out = move |_| session.save(theme::remove_evidence(&id.get_value(), of, &taken));
            view! {
                <div class="piece">
                    <TextArea id=field label=label(kind) path short=true />
                    <button type="button" class="button button-quiet button-small" on:click=tap(take_out)>{words::reflection::take_out()}</button>
                </div>
            }
        });
        numbered.listed()
    };
    // The field of a piece that was just added is where the typing goes on.
    Effect::new(move |_| {
        // Read before it is known whether any was added, or a later one would not be heard of.
        let pieces = pieces.get();
        let is_here = |added: &String| pieces.iter().any(|(piece, _)| piece == added);
        if let Some(piece) = added.get_value().filter(is_here) {
            browser::focus(&field_of(&piece));
            added.set_value(None);
        }
    });
    let add = EvidenceKind::ALL.iter().map(|kind| {
        let kind = *kind;
        let add = move |_| {
            added.set_value(Some(add_evidence(session, &id.get_value(), of, kind)));
        };
        view! { <button type="button" class="button button-quiet" on:click=tap(add)>{kind_name(kind)}</button> }
    });
    let hints = shown
        .now
        .prompts(shown.theme)
        .into_iter()
        .filter_map(|prompt| prompt.evidence);
    let hints = hints.map(|hint| view! { <li>{hint}</li> }).listed();
    let has_hints = !hints.is_empty();
    let body = view! {
        <p class="lead">{words::reflection_evidence::lead()}</p>
        {has_hints.shows(|| view! {
            <p class="hint">{words::reflection_evidence::ideas()}</p>
            <ul class="hint">{hints}</ul>
        })}
        {live(list)}
        <section>
            <h2>{words::reflection_evidence::add()}</h2>
            <div class="button-row">{add.listed()}</div>
        </section>
    };
    let ways = (shown.route(ThemeStep::Facts), shown.route(ThemeStep::Level));
    framed(
        &shown,
        ThemeStep::Evidence,
        words::reflection_evidence::heading(),
        ways,
        body.into_any(),
    )
}

fn field_of(piece: &str) -> String {
    format!("evidence-{piece}")
}

/// What a kind of evidence is called.
pub(in crate::pages::anchor) fn kind_name(kind: EvidenceKind) -> Text {
    match kind {
        EvidenceKind::Number => words::reflection_evidence::number(),
        EvidenceKind::Document => words::reflection_evidence::document(),
        EvidenceKind::Decision => words::reflection_evidence::decision(),
    }
}

fn label(kind: EvidenceKind) -> Text {
    match kind {
        EvidenceKind::Number => words::reflection_evidence::which_number(),
        EvidenceKind::Document => words::reflection_evidence::which_document(),
        EvidenceKind::Decision => words::reflection_evidence::which_decision(),
    }
}
