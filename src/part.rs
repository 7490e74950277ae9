//! The parts that the app is downloaded in, each a page and a WebAssembly of its own.

use vault::VaultKind;

/// A part of the app. Going from one to another loads a page; within one, nothing is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The check of a firm, and whatever is the same for everybody, such as the settings.
    Check,
    /// The reflection and the log of an anchor organisation: all that lies under `/anchor`. The
    /// server, the service worker and the boot script go by the same rule.
    Anchor,
}

impl Part {
    /// The kind of vault that this part reads and writes, never mixed with another.
    pub(crate) fn vault_kind(self) -> VaultKind {
        match self {
            Part::Check => VaultKind::Firm,
            Part::Anchor => VaultKind::Private,
        }
    }
}
