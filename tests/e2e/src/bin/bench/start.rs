//! From nothing, and from what the phone kept, to the first screen that answers a tap.

use e2e::{
    Server,
    browser::{Browser, Session},
    trouble::{Outcome, Trouble},
};
use serde_json::json;

use crate::{
    fresh_browser,
    phone::{self, End, Line, Spot},
    yardstick::Yardstick,
};

/// The way on from the first screen of a newcomer.
const BEGIN: Spot<'_> = Spot("main a", "Check my business");
/// That the tap was taken: by the page that stands there first, or by the app if it is there already.
const TAKEN: Spot<'_> = Spot("#shell[data-tapped], #app main.profile", "");
const PROFILE: Spot<'_> = Spot("#app main h1", "About your business");
/// The same way on, drawn by the app itself.
const BEGIN_IN_APP: Spot<'_> = Spot("#app > main a", "Check my business");
/// The first level of the first question.
const LEVEL: Spot<'_> = Spot(".sd-item label", "");
const CHOSEN: Spot<'_> = Spot(".sd-item--checked", "");

/// Above this many bits a second the brake on the line is not on.
const TOO_FAST: f64 = 2_000_000.0;

/// A start with nothing on the phone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ColdStart {
    /// Milliseconds until the way on was within reach.
    pub(crate) first_tap: f64,
    /// Milliseconds until what a tap leads to was drawn, tapped as soon as the driver could.
    pub(crate) led_to: f64,
    pub(crate) line: Line,
}

/// A cold start of the app, and in milliseconds its second start with the server gone.
pub(crate) fn of_app(server: &mut Server) -> Outcome<(ColdStart, f64)> {
    let mut browser = fresh_browser()?;
    let address = server.address("/");
    let first = cold_start(&browser, &address, BEGIN, End::Shown(TAKEN), PROFILE)?;
    keep_the_app(browser.session()?)?;

    close(&browser);
    server.stops();
    browser.start()?;
    let session = phone::slow_down(&browser)?;
    session.go_to(&address)?;
    let second = phone::first_within_reach(session, BEGIN_IN_APP)?;
    // It counts only if the tap is answered.
    phone::time_tap(session, BEGIN_IN_APP, End::Shown(PROFILE))?;
    server.starts_again();
    Ok((first, second))
}

/// A cold start of the yardstick. It keeps nothing for a start without a network.
pub(crate) fn of_yardstick(yardstick: &Yardstick) -> Outcome<ColdStart> {
    let browser = fresh_browser()?;
    cold_start(
        &browser,
        yardstick.address(),
        LEVEL,
        End::Stored(CHOSEN),
        CHOSEN,
    )
}

fn cold_start(
    browser: &Browser,
    address: &str,
    spot: Spot<'_>,
    answer: End<'_>,
    leads_to: Spot<'_>,
) -> Outcome<ColdStart> {
    let session = phone::slow_down(browser)?;
    session.go_to(address)?;
    let first_tap = phone::first_within_reach(session, spot)?;
    // It counts only if the tap is answered.
    phone::time_tap(session, spot, answer)?;
    let led_to = phone::first_within_reach(session, leads_to)?;
    let line = phone::line(session)?;
    if line.speed > TOO_FAST {
        let speed = line.speed;
        return Err(Trouble::Page(format!("the line made {speed:.0} bit/s")));
    }
    Ok(ColdStart {
        first_tap,
        led_to,
        line,
    })
}

/// Waits until the app could be opened without a network.
fn keep_the_app(session: &Session) -> Outcome<()> {
    phone::set_processor(session, 1.0)?;
    let script = "const told = arguments[arguments.length - 1];
        navigator.serviceWorker.ready.then(() => told(true))";
    session.run_and_wait(script, vec![])?;
    Ok(())
}

/// Closes the browser as a person does, so that it writes down what it keeps.
fn close(browser: &Browser) {
    if let Ok(session) = browser.session() {
        // The answer is cut off when the browser goes.
        let _ = session.cdp("Browser.close", json!({}));
    }
}
