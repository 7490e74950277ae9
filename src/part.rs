//! The parts of the app, each a page of its own.

use vault::VaultKind;

/// A part of the app. Going from one to another loads a page; within one, nothing is loaded. Which
/// paths lie in which part is known to the server, the service worker and the boot script as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The check of a firm, and whatever is the same for everybody, such as the settings.
    Check,
    /// The reflection of an anchor organisation: all that lies under `/anchor`, but the log.
    Anchor,
    /// An anchor's log of listening: all that lies under `/anchor/log`.
    Log,
}

impl Part {
    /// The part that a page names. The address does not tell it: the check's page is shown in the stead
    /// of another that is not to be had. The check too where a page names none.
    pub(crate) fn named(name: &str) -> Part {
        match name {
            "anchor" => Part::Anchor,
            "log" => Part::Log,
            _ => Part::Check,
        }
    }

    /// The kind of vault that this part reads and writes, never mixed with another.
    pub(crate) fn vault_kind(self) -> VaultKind {
        match self {
            Part::Check => VaultKind::Firm,
            Part::Anchor | Part::Log => VaultKind::Private,
        }
    }
}
