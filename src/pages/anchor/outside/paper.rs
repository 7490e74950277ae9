//! The voice form on paper: what the screen asks one question at a time, on one page to tick.

use leptos::prelude::*;

use super::form::welcome;
use super::papers::{choices, mark};
use crate::components::Listed;
use crate::state::Asked;
use crate::words;

/// Only paper shows it.
#[component]
pub(super) fn PaperForm(asked: Asked) -> impl IntoView {
    let Asked { reflection, name } = asked;
    let form = &reflection.voice_form;
    let choices = choices(reflection);
    let heads = choices.iter().map(|(given, words)| {
        view! { <th scope="col"><b>{mark(*given)}</b>{words.clone()}</th> }
    });
    let heads = heads.listed();
    let lines = (1..).zip(&reflection.themes).map(|(number, theme)| {
        let boxes = choices
            .iter()
            .map(|(given, _)| view! { <td><span class="paper-box">{mark(*given)}</span></td> });
        let boxes = boxes.listed();
        let asked = words::papers::line(number, &theme.mirror_question);
        view! { <tr><th scope="row">{asked}</th>{boxes}</tr> }
    });
    let lines = lines.listed();
    view! {
        <article class="paper-form print-only">
            <h2>{welcome(name)}</h2>
            <p>{form.intro.as_str()}</p>
            <p>{form.consent.as_str()}</p>
            <p><strong>{words::papers::how()}</strong></p>
            <table>
                <thead><tr><th scope="col">{form.scale_question.as_str()}</th>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
            <section>
                <h3>{words::reflection_form::next()}</h3>
                <p>{words::reflection_form::next_help()}</p>
                <div class="paper-lines"></div><div class="paper-lines"></div><div class="paper-lines"></div>
            </section>
            <p>{words::papers::after()}</p>
        </article>
    }
}
