//! WebKitGTK's MiniBrowser under WebKitWebDriver, on a screen of its own that nobody sees.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::json;

use super::{Browser, Session};
use crate::{
    process::Family,
    trouble::{Outcome, Trouble},
};

/// The bar with the address keeps the window wider than a narrow phone, unless it may shrink.
const NARROW: &str = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px;
    -gtk-icon-transform: scale(0); -GtkWidget-window-dragging: false; }";

pub(super) fn start(browser: &Browser) -> Outcome<Session> {
    let circumstances = browser.circumstances;
    let mut family = Family::new();
    let display = screen(&mut family)?;

    let mut arguments = vec![
        "--automation".to_owned(),
        "--full-screen".to_owned(),
        "--enable-smooth-scrolling=false".to_owned(),
        "--enable-write-console-messages-to-stdout=true".to_owned(),
    ];
    if circumstances.dark {
        arguments.push("--dark-mode".to_owned());
    }
    let capabilities = json!({
        "webkitgtk:browserOptions": { "binary": mini_browser()?, "args": arguments },
    });
    let home = browser.profile()?;
    let style = home.join("config/gtk-3.0");
    fs::create_dir_all(&style)?;
    fs::write(style.join("gtk.css"), NARROW)?;
    let driver = |port: u16| {
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .envs(circumstances.time_zone.map(|zone| ("TZ", zone)));
        at_home(&mut command, &home, &display);
        command
    };
    // MiniBrowser saves where the desktop's settings say that downloads go.
    let folders = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", browser.downloads().display());
    fs::write(home.join("config/user-dirs.dirs"), folders)?;
    let log = browser.log("webkitwebdriver");
    Session::begin(browser.engine, family, driver, &capabilities, &log)
}

/// Starts an X server that draws into memory and returns its name.
fn screen(family: &mut Family) -> Outcome<String> {
    let arguments = [
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1400x1000x24",
        "-nolisten",
        "tcp",
    ];
    let number = family.start_and_listen(Command::new("Xvfb").args(arguments))?;
    if number.is_empty() {
        return Err(Trouble::NotStarted("Xvfb said no display".to_owned()));
    }
    Ok(format!(":{number}"))
}

/// MiniBrowser stands in a folder named by the machine and by the version of WebKitGTK.
fn mini_browser() -> Outcome<PathBuf> {
    let folders = fs::read_dir("/usr/lib")?
        .flatten()
        .map(|entry| entry.path());
    folders
        .flat_map(|folder| {
            ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]
                .map(|version| folder.join(version).join("MiniBrowser"))
        })
        .find(|path| path.exists())
        .ok_or_else(|| Trouble::NotStarted("MiniBrowser of WebKitGTK is not installed".to_owned()))
}

/// A MiniBrowser without a driver, as people have it: what pages keep lies in its home. Under a
/// driver MiniBrowser keeps nothing, so this is the one way to kill it and look again.
///
/// # Errors
/// When it does not start.
pub fn without_a_driver(home: &Path, address: &str, log: &Path) -> Outcome<Family> {
    fs::create_dir_all(home)?;
    let mut family = Family::new();
    let display = screen(&mut family)?;
    let mut command = Command::new(mini_browser()?);
    command
        .arg("--enable-write-console-messages-to-stdout=true")
        .arg(address);
    at_home(&mut command, home, &display);
    family.start(&mut command, log)?;
    Ok(family)
}

/// Nothing of the person who runs the journeys is seen or touched.
fn at_home(command: &mut Command, home: &Path, display: &str) {
    command
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"));
}
