//! Firefox under geckodriver, without a window.

use std::{fs, process::Command};

use serde_json::json;

use super::{Browser, Session, Storage, session::free_port};
use crate::{process::Family, trouble::Outcome};

/// Firefox makes no window narrower than 500 px by a rule in its own style sheet; phones are.
const NARROW: &str = ":root { min-width: 0 !important }";

pub(super) fn start(browser: &Browser) -> Outcome<Session> {
    let circumstances = browser.circumstances;
    let profile = browser.profile()?;
    fs::create_dir_all(profile.join("chrome"))?;
    fs::write(profile.join("chrome/userChrome.css"), NARROW)?;

    let font_size = 16 * circumstances.text_per_cent / 100;
    let mut preferences = json!({
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        // What a page writes to its console goes to the log that a failed journey leaves.
        "devtools.console.stdout.content": true,
        "font.size.variable.x-western": font_size,
        "font.size.variable.ar": font_size,
        "layout.css.prefers-color-scheme.content-override": if circumstances.dark { 0 } else { 1 },
        "browser.download.folderList": 2,
        "browser.download.dir": browser.downloads(),
        "browser.download.always_ask_before_handling_new_types": false,
        "browser.shell.checkDefaultBrowser": false,
        "datareporting.policy.dataSubmissionEnabled": false,
    });
    if circumstances.storage == Storage::Blocked {
        preferences["network.cookie.cookieBehavior"] = json!(2);
        preferences["dom.indexedDB.enabled"] = json!(false);
    }
    let capabilities = json!({
        "moz:firefoxOptions": {
            "binary": "/usr/bin/firefox-esr",
            "args": ["-headless", "--kiosk", "-profile", profile],
            "prefs": preferences,
        },
    });
    let websocket = free_port()?;
    let driver = |port: u16| {
        let mut command = Command::new("geckodriver");
        command
            .args([
                "--port",
                &port.to_string(),
                "--websocket-port",
                &websocket.to_string(),
            ])
            .env("MOZ_HEADLESS_WIDTH", circumstances.width.to_string())
            .env("MOZ_HEADLESS_HEIGHT", circumstances.height.to_string())
            .envs(circumstances.time_zone.map(|zone| ("TZ", zone)));
        command
    };
    let log = browser.log("geckodriver");
    Session::begin(browser.engine, Family::new(), driver, &capabilities, &log)
}
