//! A reflection beside the one before it, and the day to repeat it.

use chrono::{Months, NaiveDate};
use instruments::check::Level;
use instruments::reflection::Theme;
use leptos::prelude::*;

use crate::components::{AddToCalendar, Go};
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::{Event, ReflectionView, date_of};
use crate::words::{self, Text};

/// After how many months a reflection is repeated.
const MONTHS: u32 = 6;

/// What a theme's level was before, in words; none where it had none.
pub(super) fn since(before: &ReflectionView, theme: &Theme, level: Level) -> Option<Text> {
    let earlier = before.said(theme).level?;
    let change = match level.cmp(&earlier) {
        std::cmp::Ordering::Greater => words::history::up(),
        std::cmp::Ordering::Equal => words::history::same(),
        std::cmp::Ordering::Less => words::history::down(),
    };
    let name = before.words_of(earlier).name.as_str();
    Some(words::reflection_outcome::since(name, change))
}

/// The way to what was said last time; none where that has no result.
#[component]
pub(super) fn LastTime(before: ReflectionView) -> impl IntoView {
    let finished = before.record.finished?;
    let to = AnchorPlace::reflection(&before.record.id, ReflectionPlace::Outcome);
    let date = words::full_date(date_of(finished));
    Some(view! { <p class="links"><Go to>{words::reflection_outcome::last_time(date)}</Go></p> })
}

/// When to reflect again, with a file for the calendar.
#[component]
pub(super) fn Again(finished: NaiveDate, id: String) -> impl IntoView {
    let again = finished.checked_add_months(Months::new(MONTHS))?;
    let event = StoredValue::new(Event {
        id,
        title: words::reflection_outcome::again_event().into_owned(),
        note: String::new(),
        day: again,
    });
    Some(view! {
        <section class="no-print">
            <h2>{words::reflection_outcome::again()}</h2>
            <p>{words::reflection_outcome::again_about(words::full_date(again))}</p>
            <AddToCalendar event=move || event.try_with_value(Clone::clone) />
        </section>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::records::reflection::{finish, start, theme};
    use crate::state::records::tests::Firm;
    use crate::state::{read_reflections, reflection_view};

    #[test]
    fn a_theme_is_told_beside_what_it_was_and_one_without_a_level_is_not() {
        let reflections = read_reflections().unwrap();
        let mut council = Firm::new();
        council.writes(start("r1", &reflections.latest().version, 1_000));
        let level = |number| Level::new(number).unwrap();
        council.writes(theme::agree("r1", "P1", &Default::default(), level(1)));
        council.writes_one(finish("r1", 2_000));
        let before = reflection_view(&council.replica, reflections, "r1").unwrap();

        let [(_, first), (_, second)] = ["P1", "P2"].map(|theme| before.theme(theme).unwrap());
        let told = [0, 1, 3].map(|now| since(&before, first, level(now)).unwrap());
        let name = &before.words_of(level(1)).name;
        assert_eq!(
            told[0],
            format!("Last time: {name}. {}.", words::history::down())
        );
        assert_eq!(
            told[1],
            format!("Last time: {name}. {}.", words::history::same())
        );
        assert_eq!(
            told[2],
            format!("Last time: {name}. {}.", words::history::up())
        );
        assert_eq!(since(&before, second, level(2)), None);
    }
}
