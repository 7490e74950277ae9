//! A part of a screen whose texts may still be on their way.

use instruments::library::Instrument;
use leptos::prelude::*;

use super::{live, tap};
use crate::state::{Arrival, Later};
use crate::words;

/// Draws the part as soon as the texts of that version are here; until then a line that says so.
/// Texts that did not come before are asked for again.
pub(crate) fn later<I: Instrument + Send + Sync, V: IntoAny>(
    texts: Later<I>,
    version: &'static str,
    part: impl Fn(&'static I) -> V + Send + 'static,
) -> AnyView {
    follow(
        texts,
        version,
        Box::new(move |texts| part(texts).into_any()),
    )
}

/// One piece of code for all parts.
fn follow<I: Instrument + Send + Sync>(
    texts: Later<I>,
    version: &'static str,
    part: Box<dyn Fn(&'static I) -> AnyView + Send>,
) -> AnyView {
    texts.ask();
    live(move || match texts.version(version) {
        Arrival::Here(texts) => part(texts),
        Arrival::OnTheWay => {
            view! { <p class="hint no-print" role="status">{words::later::on_the_way()}</p> }
                .into_any()
        }
        Arrival::Missing => {
            let again = tap(move |_| texts.ask());
            view! {
                <div class="no-print">
                    <p role="status">{words::later::missing()}</p>
                    <button type="button" class="button button-small" on:click=again>{words::trouble::try_again()}</button>
                </div>
            }
            .into_any()
        }
    })
}
