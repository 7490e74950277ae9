//! A slow phone on a slow line, and what is measured on it.

use e2e::{
    browser::{Browser, Session},
    trouble::{Outcome, Trouble},
};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// 1.6 Mbit/s in bytes a second, and the round trip in milliseconds.
const LINE: f64 = 1_600_000.0 / 8.0;
const ROUND_TRIP: f64 = 150.0;
const TIMES_SLOWER: f64 = 6.0;

const STOPWATCH: &str = include_str!("stopwatch.js");

/// An element by its selector and the beginning of its words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot<'a>(pub(crate) &'a str, pub(crate) &'a str);

/// What a tap is to lead to; the stopwatch stops when it has been drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) enum End<'a> {
    /// The words of a status change, and come back to these.
    Status(Spot<'a>),
    /// The page says that the answer is stored, and shows this as chosen.
    Stored(Spot<'a>),
    Shown(Spot<'a>),
}

/// What came over the line until the last file of a page.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Line {
    pub(crate) bytes: f64,
    /// Bits a second.
    pub(crate) speed: f64,
}

#[derive(Debug, Deserialize)]
struct Place {
    x: f64,
    y: f64,
}

impl Spot<'_> {
    fn to_json(self) -> Value {
        json!({ "selector": self.0, "text": self.1 })
    }
}

/// Makes the browser's next pages slow, and gives them a stopwatch.
pub(crate) fn slow_down(browser: &Browser) -> Outcome<&Session> {
    let session = browser.session()?;
    session.cdp("Network.enable", json!({}))?;
    session.cdp(
        "Network.emulateNetworkConditions",
        json!({
            "offline": false,
            "latency": ROUND_TRIP,
            "downloadThroughput": LINE,
            "uploadThroughput": LINE,
        }),
    )?;
    session.cdp("Page.enable", json!({}))?;
    session.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": STOPWATCH }),
    )?;
    set_processor(session, TIMES_SLOWER)?;
    Ok(session)
}

pub(crate) fn set_processor(session: &Session, times_slower: f64) -> Outcome<()> {
    session.cdp(
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": times_slower }),
    )?;
    Ok(())
}

/// What the browser calls itself, and how many times slower the page at this address works than
/// without the brake.
pub(crate) fn brake(browser: &Browser, address: &str) -> Outcome<(String, f64)> {
    let session = slow_down(browser)?;
    let version = session.cdp("Browser.getVersion", json!({}))?;
    let name = version["product"].as_str().unwrap_or_default().to_owned();
    session.go_to(address)?;
    let slow: f64 = read(session.run("return stopwatch.work()", vec![])?)?;
    set_processor(session, 1.0)?;
    let quick: f64 = read(session.run("return stopwatch.work()", vec![])?)?;
    Ok((name, slow / quick))
}

/// Milliseconds from the start of the navigation until this was drawn, within reach, on a page
/// that was free to answer.
pub(crate) fn first_within_reach(session: &Session, spot: Spot<'_>) -> Outcome<f64> {
    wait_for(session, "firstWithinReach(wanted)", spot.to_json())
}

/// What came over the line for the page so far.
pub(crate) fn line(session: &Session) -> Outcome<Line> {
    read(session.run("return stopwatch.line()", vec![])?)
}

/// Taps, once the spot stands still.
pub(crate) fn tap(session: &Session, spot: Spot<'_>) -> Outcome<()> {
    let Place { x, y } = wait_for(session, "place(wanted)", spot.to_json())?;
    session.act(
        MouseActions::new("finger".to_owned())
            .then(PointerAction::MoveTo {
                duration: None,
                x,
                y,
            })
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            }),
    )
}

/// Taps, and gives the milliseconds from the finger's leaving the screen to the drawn end.
pub(crate) fn time_tap(session: &Session, spot: Spot<'_>, end: End<'_>) -> Outcome<f64> {
    let (name, wanted) = match end {
        End::Status(spot) => ("status", spot),
        End::Stored(spot) => ("stored", spot),
        End::Shown(spot) => ("shown", spot),
    };
    session.run(
        "stopwatch.watchNextTap(...arguments)",
        vec![json!(name), wanted.to_json()],
    )?;
    tap(session, spot)?;
    wait_for(session, "ended()", Value::Null)
}

/// Waits for a promise of the stopwatch; the driver gives up after half a minute.
fn wait_for<T: DeserializeOwned>(session: &Session, promise: &str, wanted: Value) -> Outcome<T> {
    let script = format!(
        "const [wanted, told] = arguments;
         stopwatch.{promise}.then(told)"
    );
    let answer = session.run_and_wait(&script, vec![wanted.clone()]);
    read(answer.map_err(|error| Trouble::Page(format!("{promise} of {wanted}: {error}")))?)
}

fn read<T: DeserializeOwned>(answer: Value) -> Outcome<T> {
    serde_json::from_value(answer.clone())
        .map_err(|error| Trouble::Page(format!("the page answered {answer}: {error}")))
}
