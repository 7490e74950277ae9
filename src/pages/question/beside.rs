//! What stands beside an answer: why it matters, a note, how sure, and two flags.

use instruments::check::{FittingQuestion, Guidance};
use leptos::prelude::*;

use crate::components::{
    Choice, ChoiceStyle, Disclosure, Listed, Mark, TextArea, contested, contested_flag, later,
};
use crate::state::records::check::{self, Details, Proof};
use crate::state::{CheckView, use_instruments, use_session};
use crate::words;

#[component]
pub(super) fn Beside(
    view: Memo<Option<CheckView>>,
    fitting: FittingQuestion<'static>,
    now: CheckView,
) -> impl IntoView {
    let session = use_session();
    let question = fitting.question.id.as_str();
    let id = StoredValue::new(now.record.id.clone());
    let details = Memo::new(move |_| {
        view.with(|view| {
            view.as_ref()
                .and_then(|view| view.record.details.get(question).cloned())
        })
        .unwrap_or_default()
    });
    let first = details.get_untracked();
    let proofs = Proof::ALL.into_iter().zip(&now.check.proof_tags).map(|(proof, tag)| {
        let chosen = Signal::derive(move || details.with(|details: &Details| details.proof == Some(proof)));
        let choose = move |()| session.save_one(check::proof(&id.get_value(), question, proof));
        view! { <Choice name="proof" label=tag.label.clone() chosen choose style=ChoiceStyle::Chip /> }
    });
    let proofs = proofs.listed();
    let several = Proof::ALL
        .into_iter()
        .zip(&now.check.proof_tags)
        .map(|(proof, tag)| {
            (
                tag.label.as_str().into(),
                check::proof(&id.get_value(), question, proof),
            )
        });
    let several = contested(several);
    let marked = [
        contested_flag(|on| check::come_back(&id.get_value(), question, on)),
        contested_flag(|on| check::wanted(&id.get_value(), question, on)),
    ];
    let [come_back, wanted] = marked;
    let (guidance, version) = (use_instruments().guidance, now.check.version.as_str());
    let proof_help = later(guidance, version, move |guidance| {
        let said = guidance.question(question)?;
        Some(view! { <p class="hint">{words::question::proof_help(&said.proof)}</p> })
    });
    let why = move |guidance| view! { <Why guidance fitting now=now.clone() /> };
    let note_path = check::note_path(&id.get_value(), question);
    let has_note = first.note.as_ref().is_some_and(|note| !note.is_empty());
    view! {
        <div class="marks">
            <Mark label=words::question::come_back()
                on=Signal::derive(move || details.with(|details| details.come_back))
                set=move |on| session.save_one(check::come_back(&id.get_value(), question, on)) />
            {come_back}
            <Mark label=words::question::wanted()
                on=Signal::derive(move || details.with(|details| details.wanted))
                set=move |on| session.save_one(check::wanted(&id.get_value(), question, on)) />
            {wanted}
        </div>
        <Disclosure summary=words::question::why()>{later(guidance, version, why)}</Disclosure>
        <Disclosure summary=words::question::note() open=has_note>
            <TextArea id="note" label=words::question::note_label() path=note_path />
            <p class="hint">{words::question::note_help()}</p>
        </Disclosure>
        <Disclosure summary=words::question::proof() open=first.proof.is_some()>
            <fieldset class="chips">
                <legend class="visually-hidden">{words::question::proof()}</legend>
                {proofs}
            </fieldset>
            {several}
            {proof_help}
        </Disclosure>
    }
}

#[component]
fn Why(
    guidance: &'static Guidance,
    fitting: FittingQuestion<'static>,
    now: CheckView,
) -> impl IntoView {
    let said = guidance.question(&fitting.question.id)?;
    let here = said.why_here(&now.profile);
    let source = said.why_source.as_ref().map(words::question::source);
    Some(view! {
        <p>{said.why.clone()} {here.map(|here| format!(" {here}"))}</p>
        {source.map(|source| view! { <p class="hint">{source}</p> })}
    })
}
