//! A list of parts of a screen.

use leptos::prelude::*;

/// Parts that are drawn one after the other.
pub(crate) trait Listed {
    /// Draws all of them.
    ///
    /// leptos' own `collect_view` works too, but each kind of part brings its own copy of the view
    /// library's code for lists; all that pass through here share one.
    fn listed(self) -> Vec<AnyView>;
}

impl<V: IntoAny, I: Iterator<Item = V>> Listed for I {
    fn listed(self) -> Vec<AnyView> {
        self.map(IntoAny::into_any).collect()
    }
}
