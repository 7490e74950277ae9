//! What an anchor organisation says of itself: `anchor/type`, `anchor/name` and so on.

use vault::{PathError, Replica};

use super::{Change, number, text};

/// Where the organisation's name is kept.
pub(crate) const NAME: &str = "anchor/name";
/// Where it is kept which place it serves.
pub(crate) const PLACE: &str = "anchor/place";
/// Where it is kept who is in the room: roles, not names.
pub(crate) const ROOM: &str = "anchor/room";

const TYPE: &str = "anchor/type";
const SEEN_NOTICE: &str = "anchor/seen_notice";

/// Types, by their ids in the instrument, whose records anybody may ask for: wholly so, or in one of
/// the nations, or where the body is of a public kind, as another large employer may be.
const MAY_HAVE_TO_DISCLOSE: [&str; 5] = ["la", "edu", "housing", "nhs", "other"];

/// An anchor organisation, as far as it has said who it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AnchorProfile {
    /// The id of one of the instrument's types.
    pub(crate) anchor_type: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) place: Option<String>,
    /// Who is in the room: roles, not names.
    pub(crate) room: Option<String>,
    /// When it was told that its records may have to be disclosed, in milliseconds since 1970.
    pub(crate) seen_notice: Option<i64>,
}

impl AnchorProfile {
    /// Whether its records may have to be disclosed on request.
    pub(crate) fn may_have_to_disclose(&self) -> bool {
        let own = self.anchor_type.as_deref().unwrap_or_default();
        MAY_HAVE_TO_DISCLOSE.contains(&own)
    }

    /// Whether it has yet to be told so, which comes before anything is typed.
    pub(crate) fn needs_notice(&self) -> bool {
        self.may_have_to_disclose() && self.seen_notice.is_none()
    }

    /// Whether enough is known to begin: the type, which picks the prompts, and the notice.
    pub(crate) fn is_enough(&self) -> bool {
        self.anchor_type.is_some() && !self.needs_notice()
    }
}

/// The profile as it stands.
pub(crate) fn read(replica: &Replica) -> AnchorProfile {
    let words = |path| text(replica, path).filter(|words| !words.trim().is_empty());
    AnchorProfile {
        anchor_type: text(replica, TYPE),
        name: words(NAME),
        place: words(PLACE),
        room: words(ROOM),
        seen_notice: number(replica, SEEN_NOTICE),
    }
}

/// The person chose one of the instrument's types.
pub(crate) fn choose_type(anchor_type: &str) -> Result<Change, PathError> {
    Change::text(TYPE, anchor_type)
}

/// The person says that they have read the notice.
pub(crate) fn saw_notice(now: i64) -> Result<Change, PathError> {
    Change::number(SEEN_NOTICE, now)
}

#[cfg(test)]
mod tests {
    use super::super::tests::Firm;
    use super::*;

    #[test]
    fn a_council_is_told_before_it_types_and_a_charity_need_not_be() {
        let mut anchor = Firm::new();
        assert!(!read(&anchor.replica).is_enough(), "nothing is known yet");
        anchor.writes_one(choose_type("la"));
        assert!(read(&anchor.replica).needs_notice());
        assert!(!read(&anchor.replica).is_enough());
        anchor.writes_one(saw_notice(1_000));
        assert!(read(&anchor.replica).is_enough());

        let mut charity = Firm::new();
        charity.writes_one(choose_type("vcse"));
        assert!(read(&charity.replica).is_enough());
        for may_be_public in ["nhs", "other"] {
            charity.writes_one(choose_type(may_be_public));
            assert!(
                read(&charity.replica).needs_notice(),
                "a change of type to {may_be_public} counts"
            );
        }
    }

    #[test]
    fn what_an_anchor_says_of_itself_is_read_back_and_blanks_are_nothing() {
        let mut anchor = Firm::new();
        anchor.writes_one(Change::own_words(NAME, "Northbridge Council", Vec::new()));
        anchor.writes_one(Change::own_words(PLACE, "  ", Vec::new()));
        let profile = read(&anchor.replica);
        assert_eq!(profile.name.as_deref(), Some("Northbridge Council"));
        assert_eq!((profile.place, profile.room), (None, None));
    }
}
