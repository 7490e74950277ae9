//! A level is tapped until it is saved, and the result until its chart is drawn.

use e2e::{
    Engine, Person, Server,
    browser::{Browser, Circumstances, Session},
    trouble::Outcome,
};
use serde_json::{Value, json};

use crate::{
    evidence, fresh_browser,
    phone::{self, End, Spot},
    report::Report,
    yardstick::Yardstick,
};

/// The quick check, and as many of the yardstick's questions.
const QUESTIONS: usize = 12;
/// Every tap picks another level than the one before, so every tap has something to save.
const LEVELS: [usize; 4] = [2, 3, 1, 4];
const LEVELS_OF_A_QUESTION: usize = 5;
/// How often the result is opened.
const RESULTS: usize = 10;

const SAVED: Spot<'_> = Spot(".status", "Saved on this phone");
const SEE_RESULT: Spot<'_> = Spot("main.review button", "See my result");
const CHART: Spot<'_> = Spot("svg.petal-chart:has(path)", "");

const APP_LEVELS: &str = "fieldset.levels .choice-card";
const CONTINUE: Spot<'_> = Spot("main button", "Continue");
const YARDSTICK_LEVELS: &str = ".sd-item label";

/// Taps in the app and in the yardstick in turn, then looks at the app's result.
pub(crate) fn measure(server: &Server, yardstick: &Yardstick, report: &mut Report) -> Outcome<()> {
    let person = Person::with_fresh_browser(
        Engine::Chromium,
        Circumstances::default(),
        server.address(""),
        &evidence()?,
    );
    let app = at_first_question_of_app(&person, server)?;
    let browser = fresh_browser()?;
    let other = at_first_question_of_yardstick(&browser, yardstick)?;
    for question in 0..QUESTIONS {
        for level in LEVELS {
            let spot = words_of_level(app, APP_LEVELS, level)?;
            let spot = Spot(APP_LEVELS, &spot);
            let taken = phone::time_tap(app, spot, End::Status(SAVED))?;
            report.app.taps.push(taken);

            // Its levels stand below each other on one page.
            let level = question * LEVELS_OF_A_QUESTION + level;
            let spot = words_of_level(other, YARDSTICK_LEVELS, level)?;
            let chosen = End::Stored(Spot(".sd-item--checked", &spot));
            let spot = Spot(YARDSTICK_LEVELS, &spot);
            let taken = phone::time_tap(other, spot, chosen)?;
            report.yardstick.taps.push(taken);
        }
        if question + 1 < QUESTIONS {
            go_on(app)?;
        }
    }
    phone::tap(app, CONTINUE)?;
    report.app.results = results(app)?;
    Ok(())
}

/// The way to the first question is not measured, and taken on a quick phone.
fn at_first_question_of_app<'p>(person: &'p Person, server: &Server) -> Outcome<&'p Session> {
    person.starts_the_first_check();
    let path = person.path();
    person.has_the_app_on_the_phone();
    let session = phone::slow_down(&person.browser)?;
    // Opened anew, so that it has a stopwatch.
    session.go_to(&server.address(&path))?;
    phone::first_within_reach(session, Spot(APP_LEVELS, ""))?;
    Ok(session)
}

fn at_first_question_of_yardstick<'b>(
    browser: &'b Browser,
    yardstick: &Yardstick,
) -> Outcome<&'b Session> {
    let session = phone::slow_down(browser)?;
    session.go_to(yardstick.address())?;
    phone::first_within_reach(session, Spot(YARDSTICK_LEVELS, ""))?;
    Ok(session)
}

fn words_of_level(session: &Session, levels: &str, level: usize) -> Outcome<String> {
    let script = "const [selector, level] = arguments;
        return document.querySelectorAll(selector)[level].textContent.trim()";
    text(session, script, vec![json!(levels), json!(level)])
}

/// To the next question, once it is there.
fn go_on(app: &Session) -> Outcome<()> {
    let script = "return document.querySelector('#app main h1').textContent.trim()";
    let question = || text(app, script, vec![]);
    let before = question()?;
    phone::tap(app, CONTINUE)?;
    e2e::wait::until("the next question", || {
        let now = question()?;
        Ok(if now == before { Err(now) } else { Ok(()) })
    })
}

/// Milliseconds from "See my result" to the chart, each on a page that was just opened.
fn results(session: &Session) -> Outcome<Vec<f64>> {
    phone::first_within_reach(session, SEE_RESULT)?;
    let review = session.address()?;
    let mut times = Vec::new();
    for _ in 0..RESULTS {
        session.go_to(review.as_str())?;
        phone::first_within_reach(session, SEE_RESULT)?;
        times.push(phone::time_tap(session, SEE_RESULT, End::Shown(CHART))?);
    }
    Ok(times)
}

fn text(session: &Session, script: &str, arguments: Vec<Value>) -> Outcome<String> {
    let answer = session.run(script, arguments)?;
    Ok(answer.as_str().unwrap_or_default().to_owned())
}
