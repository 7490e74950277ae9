//! The numbers as a table that can be put into a document as it is.

use std::{fmt, fs, thread};

use crate::{
    numbers::{pair_by_pair, quantile},
    phone::Line,
};

const COLD_TARGET: Target = Target::Share(0.40);
const TAP_TARGET: Target = Target::Share(0.25);
const LOG_TARGET: Target = Target::Milliseconds(1_000.0);

/// What the median may be at most.
#[derive(Debug, Clone, Copy)]
enum Target {
    /// A share of the yardstick's time.
    Share(f64),
    Milliseconds(f64),
}

/// All that was measured, in milliseconds, in the order of time.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) app: Measured,
    pub(crate) yardstick: Measured,
    pub(crate) browser: String,
    /// How many times slower the processor was.
    pub(crate) brake: f64,
}

/// Of one of the two. What it does not have stays empty.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    pub(crate) cold: Vec<f64>,
    pub(crate) led_to: Vec<f64>,
    pub(crate) offline: Vec<f64>,
    pub(crate) taps: Vec<f64>,
    pub(crate) results: Vec<f64>,
    pub(crate) log_opened: Vec<f64>,
    pub(crate) entry_begun: Vec<f64>,
    pub(crate) entry_saved: Vec<f64>,
    pub(crate) lines: Vec<Line>,
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (app, other) = (&self.app, &self.yardstick);
        writeln!(
            to,
            "| in milliseconds | times | app, median | app, 95 % | SurveyJS, median | SurveyJS, 95 % | app / SurveyJS | target |"
        )?;
        writeln!(to, "|---|--:|--:|--:|--:|--:|--:|---|")?;
        row(
            to,
            "cold start to the first tap",
            &app.cold,
            &other.cold,
            Some(COLD_TARGET),
        )?;
        row(
            to,
            "cold start, tapped at once, to what the tap leads to",
            &app.led_to,
            &other.led_to,
            None,
        )?;
        row(
            to,
            "second start, offline",
            &app.offline,
            &other.offline,
            None,
        )?;
        row(
            to,
            "tap on a level to saved",
            &app.taps,
            &other.taps,
            Some(TAP_TARGET),
        )?;
        row(
            to,
            "result: tap to chart",
            &app.results,
            &other.results,
            None,
        )?;
        let log: [(_, &[f64], _); 3] = [
            (
                "log of 2,000 entries: opened",
                &app.log_opened,
                Some(LOG_TARGET),
            ),
            (
                "log of 2,000 entries: tap to a new entry",
                &app.entry_begun,
                None,
            ),
            (
                "log of 2,000 entries: choice in a new entry to saved",
                &app.entry_saved,
                None,
            ),
        ];
        for (what, times, target) in log {
            row(to, what, times, &[], target)?;
        }
        writeln!(to)?;
        let processors = thread::available_parallelism().map_or(0, usize::from);
        write!(
            to,
            "{}; {processors} cores, slowed {:.1} times, load {}; downloaded by then: app {}, SurveyJS {}.",
            self.browser,
            self.brake,
            load(),
            download(&app.lines),
            download(&other.lines),
        )
    }
}

fn row(
    to: &mut fmt::Formatter<'_>,
    what: &str,
    app: &[f64],
    other: &[f64],
    target: Option<Target>,
) -> fmt::Result {
    let ratios = pair_by_pair(app, other);
    let ratio = match (
        quantile(&ratios, 0.5),
        quantile(&ratios, 0.0),
        quantile(&ratios, 1.0),
    ) {
        (Some(median), Some(least), Some(most)) => {
            format!("{median:.2} ({least:.2} to {most:.2})")
        }
        _ => "-".to_owned(),
    };
    let verdict = target.map_or_else(
        || "-".to_owned(),
        |target| {
            let (measured, most, words) = match target {
                Target::Share(most) => (quantile(&ratios, 0.5), most, format!("{most:.2}")),
                Target::Milliseconds(most) => (quantile(app, 0.5), most, format!("{most:.0} ms")),
            };
            let is_met = measured.is_some_and(|measured| measured <= most);
            format!(
                "{words} or less: {}",
                if is_met { "met" } else { "not met" }
            )
        },
    );
    writeln!(
        to,
        "| {what} | {} | {} | {} | {} | {} | {ratio} | {verdict} |",
        app.len(),
        whole(quantile(app, 0.5)),
        whole(quantile(app, 0.95)),
        whole(quantile(other, 0.5)),
        whole(quantile(other, 0.95)),
    )
}

fn whole(number: Option<f64>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| format!("{number:.0}"))
}

/// How much came over the line, and how quickly.
fn download(lines: &[Line]) -> String {
    let median = |of: fn(&Line) -> f64| {
        let numbers: Vec<f64> = lines.iter().map(of).collect();
        quantile(&numbers, 0.5).unwrap_or_default()
    };
    format!(
        "{:.0} kB at {:.2} Mbit/s",
        median(|line| line.bytes) / 1e3,
        median(|line| line.speed) / 1e6,
    )
}

/// How many programs wanted a core in the last minute and the last five: what else the machine did
/// is in the numbers.
fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let shown: Vec<&str> = load.split_whitespace().take(2).collect();
    shown.join(" and ")
}
