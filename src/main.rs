//! Starts the app in the page.

fn main() {
    good_business::start();
}
