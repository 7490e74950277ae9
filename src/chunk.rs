//! Code that comes in a file of its own. The binary names the files; this says what they bring.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::SplitLoaderError;

use crate::app::Frame;
use crate::components::Page;
use crate::pages::NotHereYet;
use crate::part::Part;
use crate::platform::timer;
use crate::sync::engine::Engine;
use crate::words;

/// How long a file may take before a person is told, in milliseconds.
const PATIENCE: i32 = 20_000;

/// Fetches a file, unless it is here, and gives what it brings.
pub type Load<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// Screens that are drawn for the present place.
#[derive(Clone, Copy)]
pub struct Screens(pub(crate) fn() -> AnyView);

impl fmt::Debug for Screens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Screens")
    }
}

/// The files of every part: what its first screens need, and the screens that may come after them.
#[derive(Clone, Copy, Debug)]
pub struct Chunks {
    pub check: (Load<Frame>, Load<Screens>),
    pub anchor: (Load<Frame>, Load<Screens>),
    pub log: (Load<Frame>, Load<Screens>),
    /// The engine that syncs, which every part may ask.
    pub engine: Load<Engine>,
}

impl Chunks {
    pub(crate) fn of(self, part: Part) -> (Load<Frame>, Load<Screens>) {
        match part {
            Part::Check => self.check,
            Part::Anchor => self.anchor,
            Part::Log => self.log,
        }
    }
}

/// The present part's screens beside the first. Copies of the handle are the same.
#[derive(Clone, Copy)]
pub(crate) struct Rest {
    load: Load<Screens>,
    arrival: RwSignal<Arrival>,
}

#[derive(Clone, Copy)]
enum Arrival {
    /// Not asked for yet, or asked for in vain.
    Missing,
    OnTheWay,
    Here(Screens),
}

impl Rest {
    /// Asks for nothing yet.
    pub(crate) fn new(load: Load<Screens>) -> Rest {
        Rest {
            load,
            arrival: RwSignal::new(Arrival::Missing),
        }
    }

    /// Asks for the file.
    pub(crate) fn ask(self) {
        self.arrival.set(Arrival::OnTheWay);
        spawn_local(async move {
            let came = timer::within(PATIENCE, (self.load)()).await;
            self.arrival.set(match came {
                Some(Ok(screens)) => Arrival::Here(screens),
                _ => Arrival::Missing,
            });
        });
    }

    /// The screen of the present place, or what says that it is not here. Follows the signal.
    pub(crate) fn draw(self) -> AnyView {
        match self.arrival.get() {
            Arrival::Here(screens) => (screens.0)(),
            Arrival::OnTheWay => view! {
                <Page title=words::later::screen_on_the_way() class="not-here-yet">""</Page>
            }
            .into_any(),
            Arrival::Missing => view! { <NotHereYet again=move || self.ask() /> }.into_any(),
        }
    }
}
