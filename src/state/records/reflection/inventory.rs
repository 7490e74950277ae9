//! What an anchor holds, as it said at the start of a reflection: `reflection/<id>/inventory/<item>/true`
//! and `…/amount`. Nothing of it is scored.

use vault::{PathError, Replica};

use super::super::{Change, flag, text};

pub(super) const FIELD: &str = "inventory";

/// Whether the anchor ticked an item.
pub(crate) fn holds(replica: &Replica, reflection: &str, item: &str) -> bool {
    flag(replica, &path(reflection, item, "true")).unwrap_or_default()
}

/// What they wrote beside a tick; none where it is blank.
pub(crate) fn amount(replica: &Replica, reflection: &str, item: &str) -> Option<String> {
    let amount = text(replica, &amount_path(reflection, item));
    amount.filter(|amount| !amount.trim().is_empty())
}

/// The people in the room ticked an item, or took the tick away. What they wrote beside it stays.
pub(crate) fn tick(reflection: &str, item: &str, on: bool) -> Result<Change, PathError> {
    Change::flag(&path(reflection, item, "true"), on)
}

/// Where it is kept how much there is of an item, in the person's own words.
pub(crate) fn amount_path(reflection: &str, item: &str) -> String {
    path(reflection, item, "amount")
}

fn path(reflection: &str, item: &str, field: &str) -> String {
    format!("reflection/{reflection}/{FIELD}/{item}/{field}")
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::Firm;
    use super::super::{read, start};
    use super::*;

    #[test]
    fn a_tick_taken_away_leaves_the_number_and_touches_no_theme() {
        let mut council = Firm::new();
        council.writes(start("r1", "0.1", 1_000));
        council.writes_one(tick("r1", "I1", true));
        let amount = amount_path("r1", "I1");
        council.writes_one(Change::own_words(&amount, "About 3 million", Vec::new()));
        assert!(holds(&council.replica, "r1", "I1"));
        assert!(!holds(&council.replica, "r1", "I10"));

        council.writes_one(tick("r1", "I1", false));
        assert!(!holds(&council.replica, "r1", "I1"));
        let kept = super::amount(&council.replica, "r1", "I1");
        assert_eq!(kept.as_deref(), Some("About 3 million"), "nothing is lost");
        council.writes_one(Change::own_words(&amount, "  ", Vec::new()));
        assert_eq!(super::amount(&council.replica, "r1", "I1"), None);
        let untouched = read(&council.replica, "r1").unwrap();
        assert_eq!(untouched.theme("I1"), Default::default());
    }
}
