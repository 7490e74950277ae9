//! A screen: its title in the tab, its heading, and the focus on that heading.

use leptos::prelude::*;

use crate::navigation::use_navigation;
use crate::platform::browser;
use crate::words::{self, Text};

/// Id of the heading of every screen; the link past the header leads to it.
pub(crate) const HEADING: &str = "heading";

/// The heading takes the focus when a person comes here from another screen, so that a
/// screen reader reads it out; on the first screen the browser starts at the top as usual.
#[component]
pub(crate) fn Page(
    /// What the tab is called.
    #[prop(into)]
    title: Text,
    /// The words of the heading; the title where there is none.
    #[prop(optional, into)]
    heading: Option<Text>,
    /// What stands above the heading.
    #[prop(optional, into)]
    above: ViewFn,
    /// Marks the screen for the style sheet.
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let navigation = use_navigation();
    browser::set_title(&words::app::page_title(title.clone()));
    if navigation.has_moved() {
        Effect::new(|_| browser::focus(HEADING));
    }
    let heading = heading.unwrap_or(title);
    view! {
        <main id="main" class=format!("page {class}")>
            {above.run()}
            <h1 id=HEADING tabindex="-1">{heading}</h1>
            {children()}
        </main>
    }
}
