//! How the tabs of one browser tell each other of a change.

use std::{cell::RefCell, fmt};

use protocol::VaultId;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// What another tab did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It wrote into this vault.
    Batches(VaultId),
    /// It added a vault, or several.
    Vaults,
    /// It deleted everything.
    Erased,
    /// It tells where the backup stands, in one line that the store does not look into.
    Backup(String),
}

const VAULTS: &str = "vaults";
const ERASED: &str = "erased";
const BACKUP: &str = "backup ";

impl Change {
    fn to_message(&self) -> String {
        match self {
            Self::Batches(vault) => vault.to_string(),
            Self::Vaults => VAULTS.to_owned(),
            Self::Erased => ERASED.to_owned(),
            Self::Backup(told) => [BACKUP, told].concat(),
        }
    }

    fn from_message(message: &JsValue) -> Option<Self> {
        let message = message.as_string()?;
        if let Some(told) = message.strip_prefix(BACKUP) {
            return Some(Self::Backup(told.to_owned()));
        }
        match message.as_str() {
            VAULTS => Some(Self::Vaults),
            ERASED => Some(Self::Erased),
            vault => vault.parse().ok().map(Self::Batches),
        }
    }
}

type Listener = Closure<dyn Fn(MessageEvent)>;

/// A channel between tabs, closed when it is dropped.
pub(super) struct Channel {
    inner: BroadcastChannel,
    listener: RefCell<Option<Listener>>,
}

impl Channel {
    /// None where the browser has no such channel; then tabs learn of changes when they are reloaded.
    pub(super) fn open(name: &str) -> Option<Self> {
        let inner = BroadcastChannel::new(name).ok()?;
        Some(Self {
            inner,
            listener: RefCell::new(None),
        })
    }

    pub(super) fn tell(&self, change: &Change) {
        // A channel that cannot send loses only the hint: the data is written, and found on reload.
        let _ = self.inner.post_message(&change.to_message().into());
    }

    pub(super) fn listen(&self, callback: impl Fn(Change) + 'static) {
        let listener = Listener::new(move |event: MessageEvent| {
            if let Some(change) = Change::from_message(&event.data()) {
                callback(change);
            }
        });
        self.inner
            .set_onmessage(Some(listener.as_ref().unchecked_ref()));
        self.listener.replace(Some(listener));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.inner.set_onmessage(None);
        self.inner.close();
    }
}

impl fmt::Debug for Channel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Channel")
            .field(&self.inner.name())
            .finish()
    }
}
