//! Starts the log's part in the page.

fn main() {
    good_business::start_log();
}
