//! A part of a screen that follows signals.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

/// Draws the part again whenever a signal that it reads changes.
///
/// A bare closure in a view works too, but each one brings its own copy of the view library's
/// code for it; all that pass through here share one. On a phone that is a shorter download.
pub(crate) fn live<V: IntoAny>(mut part: impl FnMut() -> V + Send + 'static) -> AnyView {
    let part: SharedReactiveFunction<AnyView> = Arc::new(Mutex::new(move || part().into_any()));
    part.into_any()
}
