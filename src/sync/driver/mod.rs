//! The engine itself. It drives the machine of `vault::sync` in the browser: it reads and writes the store
//! as another tab would, talks to the server, and answers the screens.

mod answering;
mod device_note;
mod devices;
mod erasing;
mod joining;
mod orders;
mod standing;
mod turn;
mod turning_on;
mod when;

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    rc::Rc,
};

use vault::{DeviceKey, sync::Machine};

use self::device_note::DeviceNote;
use super::answers::{Refusal, told};
use super::ask::Ask;
use super::status::Status;
use crate::platform::{address, random, timer};
use crate::storage::{StorageError, Store, VaultRecord};

/// How long to wait before looking again whether another turn is over, in milliseconds.
const A_MOMENT: i32 = 10;

/// An answer to come. What is waited for in several places is boxed: one copy of it is a smaller download
/// than one in each place.
type Later<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// One for each page.
#[derive(Debug)]
struct Engine {
    store: Store,
    device: DeviceKey,
    /// The address under which the app was opened, such as `https://check.example.org`.
    origin: String,
    /// Not there while a turn has it.
    state: RefCell<Option<State>>,
    status: Cell<Status>,
    /// How many timers were set: only the last one counts.
    timers: Cell<u32>,
    /// Whether this page has looked for what another device put under the same phrase.
    has_looked: Cell<bool>,
}

/// What the engine knows from one turn to the next. Another tab may have changed the store meanwhile.
#[derive(Debug, Default)]
struct State {
    machine: Option<Machine>,
    notes: Vec<(String, Vec<u8>)>,
    vaults: Vec<VaultRecord>,
    device: DeviceNote,
}

enum Opening {
    NotYet,
    InProgress,
    Open(Rc<Engine>),
}

thread_local! {
    static ENGINE: RefCell<Opening> = const { RefCell::new(Opening::NotYet) };
}

/// What the engine's file brings.
pub fn sync() -> super::engine::Engine {
    super::engine::Engine(|question| Box::pin(async move { answer(&question).await }))
}

/// Answers what a page asks.
async fn answer(question: &str) -> String {
    let Some(question) = Ask::from_text(question) else {
        return told(Err(Refusal::NotDone), |()| Vec::new());
    };
    match engine().await {
        Ok(engine) => engine.answer(question).await,
        Err(_) => told(Err(Refusal::NotKept), |()| Vec::new()),
    }
}

/// The engine of this page, made by whoever asks first.
async fn engine() -> Result<Rc<Engine>, StorageError> {
    loop {
        match ENGINE.replace(Opening::InProgress) {
            Opening::NotYet => break,
            Opening::InProgress => timer::sleep(A_MOMENT).await,
            Opening::Open(engine) => {
                ENGINE.set(Opening::Open(engine.clone()));
                return Ok(engine);
            }
        }
    }
    let opened = Engine::open().await;
    let opening = opened.as_ref().map(Rc::clone);
    ENGINE.set(opening.map_or(Opening::NotYet, Opening::Open));
    if let Ok(engine) = &opened {
        engine.begin();
    }
    opened
}

impl Engine {
    async fn open() -> Result<Rc<Self>, StorageError> {
        let opened = Store::open(random::fill).await?;
        let engine = Self {
            store: opened.store,
            device: opened.device,
            origin: address::origin(),
            state: RefCell::new(Some(State::default())),
            status: Cell::default(),
            timers: Cell::new(0),
            has_looked: Cell::new(false),
        };
        engine.look().await?;
        Ok(Rc::new(engine))
    }
}
