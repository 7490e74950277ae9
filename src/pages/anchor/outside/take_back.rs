//! The way back into the pages of those whose device it is, in two deliberate steps.

use leptos::prelude::*;

use crate::components::{Disclosure, tap};
use crate::navigation::use_navigation;
use crate::route::{AnchorPlace, ReflectionPlace, Route};
use crate::state::records::hosted;
use crate::state::records::reflection::round::RoundOf;
use crate::state::{use_handed_over, use_session};
use crate::words;

#[component]
pub(super) fn TakeBack(of: RoundOf) -> impl IntoView {
    let (handed_over, navigation) = (use_handed_over(), use_navigation());
    let session = use_session();
    let take_back = move |_| {
        let round = session.replica.with_untracked(|replica| match &of {
            RoundOf::Own(id) => AnchorPlace::reflection(id, ReflectionPlace::Round),
            RoundOf::Hosted(id) => match hosted::read(replica, id) {
                Some(hosted) => Route::from(AnchorPlace::Host {
                    version: hosted.version,
                    reflection: hosted.id,
                }),
                None => Route::anchor_home(),
            },
        });
        navigation.go_instead(round);
        handed_over.take_back();
    };
    view! {
        <Disclosure summary=words::reflection_form::ours()>
            <p>{words::reflection_form::ours_about()}</p>
            <button type="button" class="button button-quiet button-small" on:click=tap(take_back)>{words::reflection_form::take_back()}</button>
        </Disclosure>
    }
}
