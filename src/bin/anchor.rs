//! Starts the anchor part in the page.

fn main() {
    good_business::start_anchor();
}
