//! The order of versions, and which may still change.

/// A version such as `0.1-draft` or `1.0`: numbers with dots between, and `-draft` for as
/// long as it may still change.
///
/// The order is by number, and a draft comes before the version it becomes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version {
    numbers: Vec<u32>,
    is_published: bool,
}

impl Version {
    pub(crate) fn parse(text: &str) -> Option<Version> {
        let numbers = text.strip_suffix("-draft");
        let is_published = numbers.is_none();
        let numbers = numbers
            .unwrap_or(text)
            .split('.')
            .map(|number| number.parse().ok());
        Some(Version {
            numbers: numbers.collect::<Option<_>>()?,
            is_published,
        })
    }

    /// Whether people may hold answers to it, so that its words never change again.
    pub(crate) fn is_published(&self) -> bool {
        self.is_published
    }
}
