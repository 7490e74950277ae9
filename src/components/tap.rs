//! What happens when a person taps a button.

use leptos::ev::MouseEvent;

/// Makes one kind of handler of every closure, so that the view library's code for handlers is
/// in the download once, not once for each button.
pub(crate) fn tap(act: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(act)
}
