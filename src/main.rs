//! Starts the check part in the page.

fn main() {
    good_business::start_check();
}
