//! Chromium under chromedriver, without a window.

use std::process::Command;

use serde_json::json;

use super::{Browser, Session, Storage};
use crate::{process::Family, trouble::Outcome};

/// The browser runs as root in CI, without a network, and must not look for updates.
const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

pub(super) fn start(browser: &Browser) -> Outcome<Session> {
    let circumstances = browser.circumstances;
    let mut arguments = ARGUMENTS.map(str::to_owned).to_vec();
    arguments.push(format!("--user-data-dir={}", browser.profile()?.display()));
    if circumstances.dark {
        arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    // 2 is the value of Chromium for "block"; 16 px is the size of text it starts with.
    let mut preferences = json!({
        "download": { "default_directory": browser.downloads() },
        "webkit": { "webprefs": { "default_font_size": 16 * circumstances.text_per_cent / 100 } },
    });
    if circumstances.storage == Storage::Blocked {
        preferences["profile"] = json!({ "default_content_setting_values": { "cookies": 2 } });
    }
    let capabilities = json!({
        "goog:chromeOptions": { "args": arguments, "prefs": preferences },
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    let driver = |port: u16| {
        let mut command = Command::new("chromedriver");
        command
            .arg(format!("--port={port}"))
            .envs(circumstances.time_zone.map(|zone| ("TZ", zone)));
        command
    };
    let log = browser.log("chromedriver");
    Session::begin(browser.engine, Family::new(), driver, &capabilities, &log)
}
