//! The document and its window.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

/// Names the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the element of this id, when the page has been drawn with it.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Takes the focus from the field that is being typed in, so that it hands over its words.
pub fn leave_field() {
    let element = document().and_then(|document| document.active_element());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot lose the focus has no words.
        let _ = element.blur();
    }
}

/// Says in which language the page is, `en-GB` for instance, and whether it runs `ltr` or `rtl`.
pub fn set_language(tag: &str, direction: &str) {
    set_page_attribute("lang", tag);
    set_page_attribute("dir", direction);
}

/// Sets an attribute of the root element, on which the style sheets hang.
pub fn set_page_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Fails only for a name that is none.
        let _ = root.set_attribute(name, value);
    }
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser without printing does nothing.
        let _ = window.print();
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
