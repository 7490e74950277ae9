//! Checks the folder `instruments/` and prints what to mend, one problem a line.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let directory = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from("instruments"), PathBuf::from);
    let problems = instrument_source::check_all(&directory);
    for problem in &problems {
        println!("{problem}");
    }
    match problems.len() {
        0 => {
            println!("All instruments are right.");
            ExitCode::SUCCESS
        }
        count => {
            println!("{count} to mend.");
            ExitCode::FAILURE
        }
    }
}
