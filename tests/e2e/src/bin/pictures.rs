//! Takes pictures of every screen in Chromium, on two phones and a desk, light and dark.
//!
//! `cargo run -p e2e --bin pictures -- FOLDER [WORD]` writes `FOLDER/<screen>-<width>-<theme>.png`,
//! each as long as the page, and `-shown.png` as much of it as a window shows; with a word, only screens with that word in their name.
#![allow(
    clippy::expect_used,
    reason = "pictures are made by hand, and a person reads why there are none"
)]

use std::{env, fs, path::Path};

use e2e::{
    Engine, Person, Scene,
    screens::{FOR_NEWCOMERS, HANDED_OVER, Screen, WITH_ANSWERS},
};
use serde_json::{Value, json};

const ROOMS: [(u32, u32); 3] = [(360, 740), (390, 844), (1280, 800)];
const THEMES: [&str; 2] = ["light", "dark"];

fn main() {
    let mut arguments = env::args().skip(1);
    let folder = arguments
        .next()
        .unwrap_or_else(|| "docs/pictures".to_owned());
    let folder = Path::new(&folder);
    let word = arguments.next().unwrap_or_default();
    fs::create_dir_all(folder).expect("the folder for the pictures can be made");

    let scene = Scene::of(Engine::Chromium, "pictures");
    let person = scene.person();
    let wanted = |screen: &Screen| screen.0.contains(&word);
    for (name, path) in FOR_NEWCOMERS.into_iter().filter(wanted) {
        take(&person, name, folder, || person.opens(path));
    }
    let in_hand = HANDED_OVER.map(|screen| (screen.0, screen.1));
    if !WITH_ANSWERS.iter().chain(&in_hand).any(wanted) {
        return;
    }
    let filled = person.fills_every_screen();
    reflects_on_all(&person, &filled.path(("", "{reflection}")));
    for screen in WITH_ANSWERS.into_iter().filter(wanted) {
        let path = filled.path(screen);
        take(&person, screen.0, folder, || person.opens(&path));
    }
    for screen in HANDED_OVER {
        if screen.0.contains(&word) {
            take(&person, screen.0, folder, || person.has_in_hand(screen));
        }
    }
}

/// A reflection that was thought through: every theme has a level, and four people outside said of each
/// what they see.
fn reflects_on_all(person: &Person, reflection: &str) {
    for (theme, level) in [
        ("P1", "Noticed"),
        ("P4", "Named"),
        ("P5", "Noticed"),
        ("P6", "Not seen"),
        ("P7", "Named"),
        ("P8", "Noticed"),
    ] {
        person.opens(&format!("{reflection}/theme/{theme}/level"));
        person.agrees_on(level);
    }
    let [blind, some, open, asking, changed] = [
        "They do not seem to see it.",
        "One or two people there see it.",
        "They say it in the open.",
        "They ask us, and they listen.",
        "They have changed, and it made a difference to us.",
    ];
    person.hears_a_round(
        reflection,
        &[
            (
                &[some, blind, some, blind, some, some, open, blind],
                "Pay us on time",
            ),
            (
                &[some, blind, some, some, open, some, open, blind],
                "Ask us before you write the plan",
            ),
            (
                &[open, some, some, blind, some, open, asking, some],
                "Come to us, in the evening",
            ),
            (
                &[blind, some, open, some, open, some, open, changed],
                "Tell us what came of it",
            ),
        ],
    );
}

fn take(person: &Person, name: &str, folder: &Path, open: impl Fn()) {
    let session = person.browser.session().expect("the browser runs");
    session
        .cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
        .expect("Chromium hides its scroll bars, as phones do");
    for (width, height) in ROOMS {
        session
            .make_room(width, height)
            .expect("a window of that size");
        for theme in THEMES {
            let features = json!([
                { "name": "prefers-color-scheme", "value": theme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ]);
            session
                .cdp(
                    "Emulation.setEmulatedMedia",
                    json!({ "features": features }),
                )
                .expect("Chromium takes the theme");
            open();
            let _ = person.reads_the_heading();
            person.sees_nothing_under_way();
            if theme == "light" {
                let file = folder.join(format!("{name}-{width}-shown.png"));
                let shown = session.picture().expect("Chromium takes a picture");
                fs::write(file, shown).expect("the picture can be written");
            }
            let file = folder.join(format!("{name}-{width}-{theme}.png"));
            fs::write(&file, whole_page(person, width, height))
                .expect("the picture can be written");
            println!("{}", file.display());
        }
    }
}

/// The page as long as it is, as PNG.
fn whole_page(person: &Person, width: u32, shown: u32) -> Vec<u8> {
    let session = person.browser.session().expect("the browser runs");
    let size = session.run("return document.scrollingElement.scrollHeight", vec![]);
    let height = size
        .ok()
        .as_ref()
        .and_then(Value::as_u64)
        .expect("the page has a height");
    let height = u32::try_from(height).unwrap_or(shown).max(shown);
    // A window as high as the page: a picture beyond the window's edge would show the bar that
    // sticks to its bottom in the middle of the page.
    session
        .make_room(width, height)
        .expect("a window as high as the page");
    let picture = session.picture().expect("Chromium takes a picture");
    session
        .make_room(width, shown)
        .expect("the window as it was");
    picture
}
