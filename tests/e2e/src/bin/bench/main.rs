//! Measures the app on a slow phone in Chromium, beside a page of SurveyJS with the same questions.
//!
//! `cargo xtask bench` builds both and calls `bench APP YARDSTICK` with the two folders. The time
//! something takes never fails the run; what could not be measured does. docs/benchmarks.md says
//! how each number is taken.

mod log;
mod numbers;
mod phone;
mod report;
mod start;
mod taps;
mod yardstick;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use e2e::{
    Engine, Server,
    browser::{Browser, Circumstances},
    repository,
    trouble::{Outcome, Trouble},
};

use report::Report;
use yardstick::Yardstick;

/// How often each start is measured, the app and the yardstick in turn.
const STARTS: usize = 7;
/// Below this the brake on the processor is not on.
const LEAST_BRAKE: f64 = 2.0;

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = env::args().skip(1).map(PathBuf::from).collect();
    let [app, yardstick] = folders.as_slice() else {
        eprintln!("usage: bench APP YARDSTICK, two folders: cargo xtask bench makes them");
        return ExitCode::FAILURE;
    };
    match measure(app, yardstick) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("this could not be measured: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn measure(app: &Path, yardstick: &Path) -> Outcome<Report> {
    let mut server = Server::serving(app)?;
    let yardstick = Yardstick::serving(yardstick)?;
    let (browser, brake) = brake(&yardstick)?;
    let mut report = Report {
        browser,
        brake,
        ..Report::default()
    };
    for number in 1..=STARTS {
        eprintln!("start {number} of {STARTS}");
        let (first, second) = start::of_app(&mut server)?;
        report.app.cold.push(first.first_tap);
        report.app.led_to.push(first.led_to);
        report.app.offline.push(second);
        report.app.lines.push(first.line);
        let first = start::of_yardstick(&yardstick)?;
        report.yardstick.cold.push(first.first_tap);
        report.yardstick.led_to.push(first.led_to);
        report.yardstick.lines.push(first.line);
    }
    eprintln!("taps and results");
    taps::measure(&server, &yardstick, &mut report)?;
    eprintln!("the log of two thousand entries");
    log::measure(&server, &mut report)?;
    Ok(report)
}

/// The browser's name, and how many times slower the processor is, measured: what the driver
/// promises is not taken on trust.
fn brake(yardstick: &Yardstick) -> Outcome<(String, f64)> {
    let (browser, measured) = phone::brake(&fresh_browser()?, yardstick.address())?;
    if measured < LEAST_BRAKE {
        return Err(Trouble::Page(format!(
            "the processor is only {measured:.1} times slower"
        )));
    }
    Ok((browser, measured))
}

/// A browser that was never used, 390 by 844.
fn fresh_browser() -> Outcome<Browser> {
    Browser::fresh(Engine::Chromium, Circumstances::default(), &evidence()?)
}

/// A folder for what the browsers say.
fn evidence() -> Outcome<PathBuf> {
    let folder = repository().join("target/bench/logs");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
