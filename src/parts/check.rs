//! The check of a firm, and the screens that are the same for everybody.

use leptos::prelude::*;

use crate::app::Frame;
use crate::chunk::Screens;
use crate::navigation::use_navigation;
use crate::pages;
use crate::part::Part;
use crate::platform::page;
use crate::route::Route;
use crate::state::{Instruments, NewPhrase, use_instruments};

/// What the first question needs, and the way to it.
pub fn check() -> Frame {
    Frame {
        part: Part::Check,
        prepare: || {
            provide_context(Instruments::read()?);
            provide_context(NewPhrase::none());
            Ok(())
        },
        opened: || use_instruments().guidance.ask(),
        screen: first,
    }
}

/// All that comes after the questions, and what is the same for everybody.
pub fn check_rest() -> Screens {
    Screens(rest)
}

fn first() -> Option<AnyView> {
    Some(match use_navigation().route() {
        Route::Home => view! { <pages::Home /> }.into_any(),
        Route::Start => view! { <pages::Start /> }.into_any(),
        Route::Profile => view! { <pages::Profile /> }.into_any(),
        Route::Question { check, question } => {
            view! { <pages::Question check question /> }.into_any()
        }
        // The service worker shows this part where it has not got the other yet and cannot get it.
        Route::Anchor(_) => view! { <pages::NotHereYet again=page::reload /> }.into_any(),
        Route::NotFound => view! { <pages::NotFound /> }.into_any(),
        _ => return None,
    })
}

fn rest() -> AnyView {
    match use_navigation().route() {
        Route::Tasks { check } => view! { <pages::Tasks check /> }.into_any(),
        Route::Review { check } => view! { <pages::Review check /> }.into_any(),
        Route::CheckResult { check } => view! { <pages::CheckResult check /> }.into_any(),
        Route::Plan => view! { <pages::Plan /> }.into_any(),
        Route::Step { step } => view! { <pages::Step step /> }.into_any(),
        Route::History => view! { <pages::History /> }.into_any(),
        Route::Settings => view! { <pages::Settings /> }.into_any(),
        Route::Copy => view! { <pages::Copy /> }.into_any(),
        Route::Backup(place) => view! { <pages::Backup place /> }.into_any(),
        Route::Delete => view! { <pages::Delete /> }.into_any(),
        Route::Privacy => view! { <pages::Privacy /> }.into_any(),
        Route::About => view! { <pages::About /> }.into_any(),
        _ => view! { <pages::NotFound /> }.into_any(),
    }
}
