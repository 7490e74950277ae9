//! One session of a driver, and the few things that not every driver does alike.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::Command,
    time::Duration,
};

use fantoccini::{
    Client, ClientBuilder,
    actions::Actions,
    error::CmdError,
    wd::{
        Locator, PrintConfiguration, PrintMargins, PrintSize, WebDriverCompatibleCommand,
        WindowHandle,
    },
};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::timeout;
use url::{ParseError, Url};

use crate::{
    Engine, RUNTIME,
    process::{Family, Mark},
    trouble::{Outcome, Trouble},
    wait,
};

/// What WebKitGTK's driver says when it cannot read what it was sent itself.
const GARBLED: &str = "Could not parse script result";

/// After this a driver or browser is taken to hang: far longer than any command takes.
const TOO_LONG: Duration = Duration::from_secs(60);

/// The margins of style/print.css, in centimetres: a driver that prints asks for its own.
const MARGINS: PrintMargins = PrintMargins {
    top: 1.3,
    bottom: 1.3,
    left: 1.5,
    right: 1.5,
};

#[derive(Debug)]
pub struct Session {
    engine: Engine,
    client: Client,
    // Last, so that the browser is alive while the client lets go of it.
    family: Family,
}

impl Session {
    /// Starts a driver, waits until it listens, and has it start a browser. `driver` is given the
    /// port to listen on.
    pub(super) fn begin(
        engine: Engine,
        mut family: Family,
        driver: impl FnOnce(u16) -> Command,
        capabilities: &Value,
        log: &Path,
    ) -> Outcome<Self> {
        let port = free_port()?;
        family.start(&mut driver(port), log)?;
        wait::until("the driver to listen", || {
            if family.has_lost_a_member() {
                let log = log.display();
                return Err(Trouble::NotStarted(format!("the driver ended: see {log}")));
            }
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(|error| error.to_string()))
        })?;
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let connecting = async {
            timeout(
                TOO_LONG,
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(capabilities)
                    .connect(&format!("http://127.0.0.1:{port}")),
            )
            .await
        };
        let client = RUNTIME.block_on(connecting).map_err(|_| {
            let log = log.display();
            Trouble::NotStarted(format!("the driver gave no session: see {log}"))
        })??;
        Ok(Self {
            engine,
            client,
            family,
        })
    }

    /// Lets the browser end by itself, with all written down that it has to write.
    ///
    /// # Errors
    /// When it does not end.
    pub(super) fn end(self) -> Outcome<()> {
        self.does(self.client.clone().close())
    }

    /// What the browser's processes are known by, for whoever wants to kill them.
    #[must_use]
    pub fn mark(&self) -> Mark {
        self.family.mark()
    }

    /// Gives the page exactly this room, and makes sure that it has it.
    ///
    /// # Errors
    /// When the page ends up with another room.
    pub fn make_room(&self, width: u32, height: u32) -> Outcome<()> {
        if self.engine == Engine::Chromium {
            // A window of Chromium has borders even where it is not seen.
            self.cdp(
                "Emulation.setDeviceMetricsOverride",
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
            )?;
        }
        // Elsewhere the window is made so much larger than the page as its own bars are.
        let (mut outer_width, mut outer_height) = (width, height);
        wait::until("the page to have its room", || {
            if self.engine != Engine::Chromium {
                self.does(self.client.set_window_rect(0, 0, outer_width, outer_height))?;
            }
            let room = self.run("return [innerWidth, innerHeight]", vec![])?;
            let has = |side: usize| {
                let pixels = room[side]
                    .as_u64()
                    .and_then(|pixels| u32::try_from(pixels).ok());
                pixels.unwrap_or_default()
            };
            if (has(0), has(1)) == (width, height) {
                return Ok(Ok(()));
            }
            let (bars_width, bars_height) = (
                outer_width.saturating_sub(has(0)),
                outer_height.saturating_sub(has(1)),
            );
            (outer_width, outer_height) = (width + bars_width, height + bars_height);
            Ok(Err(format!("it has {room}")))
        })
    }

    /// Goes to an address as if it was typed in.
    ///
    /// # Errors
    /// When there is nothing at that address.
    pub fn go_to(&self, address: &str) -> Outcome<()> {
        self.does(self.client.goto(address))
    }

    /// Loads the page anew, as the browser's button does. The driver of Firefox would reload past
    /// the service worker, as with the Shift key held; going to the same address does not.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn reload(&self) -> Outcome<()> {
        if self.engine == Engine::Firefox {
            return self.go_to(self.address()?.as_str());
        }
        self.does(self.client.refresh())
    }

    /// The browser's own way back.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn go_back(&self) -> Outcome<()> {
        self.does(self.client.back())
    }

    /// The address in the bar.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn address(&self) -> Outcome<Url> {
        self.does(self.client.current_url())
    }

    /// Runs a script in the page and returns what it returns.
    ///
    /// WebKitGTK's driver now and then garbles an answer on its way, which is no answer of the
    /// page's: it is then asked once more, and the log says so.
    ///
    /// # Errors
    /// When the script throws.
    pub fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        match self.does(self.client.execute(script, arguments.clone())) {
            Err(trouble) if trouble.to_string().contains(GARBLED) => {
                eprintln!("the driver garbled an answer");
                self.does(self.client.execute(script, arguments))
            }
            outcome => outcome,
        }
    }

    /// Runs a script that calls its last argument with what it returns.
    ///
    /// # Errors
    /// When the script throws or never calls.
    pub fn run_and_wait(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        self.does(self.client.execute_async(script, arguments))
    }

    /// Moves pointers, wheels and keys.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn act(&self, actions: impl Into<Actions>) -> Outcome<()> {
        self.does(self.client.perform_actions(actions))
    }

    /// Types into the field with that id: the way in which drivers pick files.
    ///
    /// # Errors
    /// When the field takes no text.
    pub fn type_into(&self, id: &str, text: &str) -> Outcome<()> {
        self.does(async {
            self.client
                .find(Locator::Id(id))
                .await?
                .send_keys(text)
                .await
        })
    }

    /// A picture of what is on the screen, as PNG.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn picture(&self) -> Outcome<Vec<u8>> {
        self.does(self.client.screenshot())
    }

    /// The page as it is printed on A4, with the margins that it asks for, as PDF.
    ///
    /// # Errors
    /// When the driver refuses; always in WebKitGTK, whose driver prints nothing.
    pub fn print(&self) -> Outcome<Vec<u8>> {
        let paper = PrintConfiguration::builder()
            .size(PrintSize::A4)
            .margins(MARGINS)
            .shrink_to_fit(false)
            .build()
            .map_err(|error| Trouble::Page(error.to_string()))?;
        self.does(self.client.print(paper))
    }

    /// The page as it stands, as HTML.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn html(&self) -> Outcome<String> {
        self.does(self.client.source())
    }

    /// Opens another tab and turns to it. In MiniBrowser it is another window, for a row of tabs
    /// would take room from the page.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn open_tab(&self) -> Outcome<WindowHandle> {
        let as_tab = self.engine != Engine::WebKit;
        let tab = self.does(self.client.new_window(as_tab))?.handle;
        self.turn_to(&tab)?;
        Ok(tab)
    }

    /// The tab that commands go to.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn tab(&self) -> Outcome<WindowHandle> {
        self.does(self.client.window())
    }

    /// Turns to a tab.
    ///
    /// # Errors
    /// When it is closed.
    pub fn turn_to(&self, tab: &WindowHandle) -> Outcome<()> {
        self.does(self.client.switch_to_window(tab.clone()))
    }

    /// A command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// When Chromium refuses; always in other engines.
    pub fn cdp(&self, command: &'static str, parameters: Value) -> Outcome<Value> {
        self.does(self.client.issue_cmd(DevTools {
            command,
            parameters,
        }))
    }

    /// What the page wrote to the console, where the driver tells it. Firefox and WebKitGTK write
    /// it to their log instead.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn console(&self) -> Outcome<Value> {
        if self.engine != Engine::Chromium {
            return Ok(Value::Null);
        }
        self.does(self.client.issue_cmd(ConsoleLog))
    }

    fn does<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> Outcome<T> {
        RUNTIME
            .block_on(async { timeout(TOO_LONG, command).await })
            .map_err(|_| Trouble::Page("the browser does not answer any more".to_owned()))?
            .map_err(Trouble::from)
    }
}

#[derive(Debug)]
struct DevTools {
    command: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let body = json!({ "cmd": self.command, "params": self.parameters });
        (Method::POST, Some(body.to_string()))
    }
}

#[derive(Debug)]
struct ConsoleLog;

impl WebDriverCompatibleCommand for ConsoleLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

/// A port that nobody listens on just now.
///
/// # Errors
/// When there is none.
pub(super) fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
