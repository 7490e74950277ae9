//! The parts that the app is downloaded in, each a page and a WebAssembly of its own.

use vault::VaultKind;

/// A part of the app. Going from one to another loads a page; within one, nothing is loaded.
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
    /// The part that shows a path. The server, the service worker and the boot script go by the
    /// same rule.
    pub(crate) fn of(path: &str) -> Part {
        let lies_under = |root: &str| {
            let rest = path.strip_prefix(root);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let mut parts = [("/anchor/log", Part::Log), ("/anchor", Part::Anchor)].into_iter();
        parts
            .find(|(root, _)| lies_under(root))
            .map_or(Part::Check, |(_, part)| part)
    }

    /// The kind of vault that this part reads and writes, never mixed with another.
    pub(crate) fn vault_kind(self) -> VaultKind {
        match self {
            Part::Check => VaultKind::Firm,
            Part::Anchor | Part::Log => VaultKind::Private,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_lies_in_the_part_that_it_goes_on_from() {
        for (path, part) in [
            ("/", Part::Check),
            ("/settings", Part::Check),
            ("/anchorage", Part::Check),
            ("/anchor", Part::Anchor),
            ("/anchor/profile", Part::Anchor),
            ("/anchor/logs", Part::Anchor),
            ("/anchor/log", Part::Log),
            ("/anchor/log/actors", Part::Log),
        ] {
            assert_eq!(Part::of(path), part, "{path}");
        }
    }
}
