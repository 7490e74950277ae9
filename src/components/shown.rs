//! A part of a screen that is only there sometimes.

use leptos::prelude::*;

pub(crate) trait Shows {
    /// Draws the part, or nothing.
    ///
    /// `then` works too, but each kind of element brings its own copy of the view library's code
    /// for what may be missing; all that pass through here share one.
    fn shows<V: IntoAny>(self, part: impl FnOnce() -> V) -> Option<AnyView>;
}

impl Shows for bool {
    fn shows<V: IntoAny>(self, part: impl FnOnce() -> V) -> Option<AnyView> {
        self.then(|| part().into_any())
    }
}
