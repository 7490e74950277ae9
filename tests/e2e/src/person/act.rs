//! What a person does.

use fantoccini::{
    actions::{
        InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
        WheelAction, WheelActions,
    },
    key::Key,
};

use std::sync::atomic::{AtomicU32, Ordering};

use super::Person;
use crate::{
    Engine,
    in_page::{self, Name, Thing, Wanted},
    trouble::Outcome,
    wait,
};

static TURNS: AtomicU32 = AtomicU32::new(0);

impl Person {
    /// Types an address of this site, such as `/profile`.
    #[track_caller]
    pub fn opens(&self, path: &str) {
        self.try_to_open(path)
            .unwrap_or_else(|error| panic!("opening {path}: {error}"));
    }

    /// As [`Person::opens`], where it may fail.
    ///
    /// # Errors
    /// When the page does not come.
    pub fn try_to_open(&self, path: &str) -> Outcome<()> {
        self.session()?.go_to(&format!("{}{path}", self.home))
    }

    #[track_caller]
    pub fn reloads(&self) {
        self.session()
            .and_then(|session| session.reload())
            .unwrap_or_else(|error| panic!("reloading: {error}"));
    }

    #[track_caller]
    pub fn goes_back(&self) {
        self.session()
            .and_then(|session| session.go_back())
            .unwrap_or_else(|error| panic!("going back: {error}"));
    }

    #[track_caller]
    pub fn taps_button(&self, name: impl Into<Name>) {
        self.taps(&Wanted::new("button", name));
    }

    #[track_caller]
    pub fn taps_link(&self, name: impl Into<Name>) {
        self.taps(&Wanted::new("link", name));
    }

    /// Taps one of several answers, and sees it taken.
    #[track_caller]
    pub fn chooses(&self, name: impl Into<Name>) {
        self.takes(&Wanted::new("radio", name));
    }

    /// Taps one of the answers to one of several questions on a screen.
    #[track_caller]
    pub fn chooses_for(&self, group: impl Into<Name>, name: impl Into<Name>) {
        self.takes(&Wanted::new("radio", name).in_group(group));
    }

    /// Ticks a box.
    #[track_caller]
    pub fn ticks(&self, name: impl Into<Name>) {
        self.takes(&Wanted::new("checkbox", name));
    }

    #[track_caller]
    fn takes(&self, wanted: &Wanted) {
        self.taps(wanted);
        self.sees_it(wanted, "taken", |thing| thing.checked);
    }

    /// Taps what is wanted, once it can be tapped.
    #[track_caller]
    pub fn taps(&self, wanted: &Wanted) {
        self.try_to_tap(wanted)
            .unwrap_or_else(|error| panic!("tapping {wanted}: {error}"));
    }

    /// As [`Person::taps`], where it may fail.
    ///
    /// # Errors
    /// When it does not come into reach, or the browser is gone.
    pub fn try_to_tap(&self, wanted: &Wanted) -> Outcome<()> {
        self.try_to_tap_times(wanted, 1)
    }

    /// Taps a button three times as quickly as a finger can, as people do whom a slow phone leaves waiting.
    #[track_caller]
    pub fn taps_button_thrice(&self, name: impl Into<Name>) {
        let wanted = Wanted::new("button", name);
        self.try_to_tap_times(&wanted, 3)
            .unwrap_or_else(|error| panic!("tapping {wanted} thrice: {error}"));
    }

    fn try_to_tap_times(&self, wanted: &Wanted, times: usize) -> Outcome<()> {
        let mut seen: Option<(i64, i64)> = None;
        let place = wait::until(&format!("{wanted} to come into reach"), || {
            let thing = match self.one(wanted)? {
                Ok(thing) => thing,
                Err(why) => return Ok(Err(why)),
            };
            if let Err(why) = can_be_tapped(&thing) {
                if !thing.reached {
                    self.scroll(thing.away)?;
                }
                seen = None;
                return Ok(Err(why));
            }
            // It has to stand still: a finger misses what is still moving.
            let place = (thing.x, thing.y);
            if seen.replace(place) == Some(place) {
                return Ok(Ok(place));
            }
            Ok(Err("it was still moving".to_owned()))
        })?;
        self.put_the_finger_on(place, times)
    }

    /// Presses and lets go. WebKitGTK's driver now and then delivers nothing of it on a busy machine:
    /// a tap that never came to the page is no tap, and made once more.
    fn put_the_finger_on(&self, place: (i64, i64), times: usize) -> Outcome<()> {
        let session = self.session()?;
        let (x, y) = (place.0 as f64, place.1 as f64);
        wait::until("a tap to come to the page", || {
            in_page::touched(session)?;
            let reach = MouseActions::new("finger".to_owned()).then(PointerAction::MoveTo {
                duration: None,
                x,
                y,
            });
            session.act((0..times).fold(reach, |taps, _| {
                taps.then(PointerAction::Down {
                    button: MOUSE_BUTTON_LEFT,
                })
                .then(PointerAction::Up {
                    button: MOUSE_BUTTON_LEFT,
                })
            }))?;
            if self.browser.engine() != Engine::WebKit {
                return Ok(Ok(()));
            }
            Ok(match in_page::touched(session)? {
                Some(false) => {
                    eprintln!("the driver lost a tap");
                    Err("the page was never touched".to_owned())
                }
                _ => Ok(()),
            })
        })
    }

    /// Taps the first of several things of one name, from the top of the page.
    #[track_caller]
    pub fn taps_the_first(&self, role: &str, name: impl Into<Name>) {
        self.taps(&Wanted::new(role, name).first());
    }

    /// Turns the wheel over the middle of the page.
    fn scroll(&self, pixels: i64) -> Outcome<()> {
        let room = self.browser.circumstances();
        // WebKitGTK turns a wheel by the difference to its last turn: each turn takes a new wheel.
        let number = TURNS.fetch_add(1, Ordering::Relaxed);
        let mut wheel = WheelActions::new(format!("wheel-{number}"));
        wheel.push(WheelAction::Scroll {
            duration: None,
            x: i64::from(room.width) / 2,
            y: i64::from(room.height) / 2,
            delta_x: 0,
            delta_y: pixels,
        });
        let session = self.session()?;
        session.act(wheel)?;
        // The page may glide on for a while, or begin to move only in a frame or two.
        let at_rest = "const told = arguments[arguments.length - 1];
            let [last, still] = [scrollY, 0];
            const look = () => {
              [last, still] = scrollY === last ? [last, still + 1] : [scrollY, 0];
              still > 5 ? told(true) : requestAnimationFrame(look);
            };
            look();";
        session.run_and_wait(at_rest, vec![])?;
        Ok(())
    }

    /// Presses a key and lets it go.
    #[track_caller]
    pub fn presses(&self, key: Key) {
        self.types(&char::from(key).to_string());
    }

    /// Presses a key while Shift is down.
    #[track_caller]
    pub fn presses_with_shift(&self, key: Key) {
        let shift = char::from(Key::Shift);
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down {
                value: char::from(key),
            })
            .then(KeyAction::Up {
                value: char::from(key),
            })
            .then(KeyAction::Up { value: shift });
        self.session()
            .and_then(|session| session.act(keys))
            .unwrap_or_else(|error| panic!("pressing a key with Shift: {error}"));
    }

    /// Types a text where the keyboard is.
    #[track_caller]
    pub fn types(&self, text: &str) {
        let keys = text
            .chars()
            .fold(KeyActions::new("keys".to_owned()), |keys, value| {
                keys.then(KeyAction::Down { value })
                    .then(KeyAction::Up { value })
            });
        self.session()
            .and_then(|session| session.act(keys))
            .unwrap_or_else(|error| panic!("typing {text:?}: {error}"));
    }

    /// Taps into a field, types, and sees the text in it.
    #[track_caller]
    pub fn writes(&self, field: impl Into<Name>, text: &str) {
        let field = Wanted::new("textbox", field);
        self.taps(&field);
        self.types(text);
        self.sees_it(&field, "filled", |thing| {
            thing.value.as_ref().and_then(|value| value.as_str()) == Some(text)
        });
    }

    /// Opens another tab of the same browser at an address of this site, and turns to it.
    #[track_caller]
    pub fn opens_another_tab(&self, path: &str) -> Tab {
        let room = self.browser.circumstances();
        let tab = self
            .session()
            .and_then(|session| {
                let tab = session.open_tab()?;
                session.make_room(room.width, room.height)?;
                Ok(tab)
            })
            .unwrap_or_else(|error| panic!("opening another tab: {error}"));
        self.opens(path);
        Tab(tab)
    }

    /// The tab in front.
    #[track_caller]
    #[must_use]
    pub fn tab(&self) -> Tab {
        self.session()
            .and_then(|session| session.tab())
            .map(Tab)
            .unwrap_or_else(|error| panic!("looking at the tabs: {error}"))
    }

    #[track_caller]
    pub fn turns_to(&self, tab: &Tab) {
        self.session()
            .and_then(|session| session.turn_to(&tab.0))
            .unwrap_or_else(|error| panic!("turning to another tab: {error}"));
    }

    /// The one element that is wanted, or what is there instead.
    pub(super) fn one(&self, wanted: &Wanted) -> Outcome<wait::Look<Thing>> {
        let session = self.session()?;
        let found = in_page::find(session, wanted)?;
        let is_one_of_several = found.len() > 1 && !wanted.takes_first;
        Ok(match found.into_iter().next() {
            Some(_) if is_one_of_several => Err("there are several of that name".to_owned()),
            Some(one) => Ok(one),
            None => Err(format!("there is:\n{}", in_page::roles(session)?)),
        })
    }
}

/// A tab of a browser.
#[derive(Debug, Clone)]
pub struct Tab(fantoccini::wd::WindowHandle);

fn can_be_tapped(thing: &Thing) -> Result<(), String> {
    if !thing.visible {
        return Err("it has no size".to_owned());
    }
    if !thing.enabled {
        return Err("it is disabled".to_owned());
    }
    match &thing.covered_by {
        Some(cover) => Err(format!("it is covered by {cover}")),
        None => Ok(()),
    }
}
