//! Reads one question of the good business check.

use instruments::check::{LawCard, LawTrigger, Outcome, Question, QuestionGuidance, SoloWording};
use instruments::profile::ProfileForm;

use crate::entry::Entry;
use crate::nearest::nearest;
use crate::profile_file::nation_words;
use crate::rules::rules;

/// What a question may refer to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surroundings<'a> {
    pub(crate) form: &'a ProfileForm,
    pub(crate) law_cards: &'a [LawCard],
    pub(crate) outcomes: &'a [Outcome],
}

/// A question, and what is said beside its answer and after it.
pub(crate) fn read(entry: Entry<'_>, around: &Surroundings<'_>) -> (Question, QuestionGuidance) {
    let outcomes = entry.some_texts("outcomes");
    check_outcomes(&entry, &outcomes, around.outcomes);
    check_map(&entry);
    let question = Question {
        id: entry.text("id"),
        quick: entry.yes_or_no("quick").unwrap_or(false),
        text: entry.text("text"),
        levels: entry.five_levels("levels"),
        solo: SoloWording {
            text: entry.optional_text("solo_text"),
            levels: entry.optional_five_levels("solo_levels"),
        },
        note: entry.optional_text("note"),
        na: rules(&entry, "na", &entry.texts("na"), around.form),
        soft_na: rules(
            &entry,
            "soft_na",
            &entry.optional_texts("soft_na"),
            around.form,
        ),
        law: law(&entry, around.law_cards),
    };
    let guidance = QuestionGuidance {
        id: question.id.clone(),
        why: entry.text("why"),
        why_in: nation_words(&entry, "why_in", &around.form.nations),
        why_source: entry.optional_text("why_source"),
        proof: entry.text("proof"),
        first: entry.text("first"),
        bigger: entry.text("bigger"),
        bigger_source: entry.optional_text("bigger_source"),
        solo_first: entry.optional_text("solo_first"),
        solo_bigger: entry.optional_text("solo_bigger"),
        sideways: entry.text("sideways"),
        sideways_source: entry.optional_text("sideways_source"),
        outcomes,
    };
    entry.done();
    (question, guidance)
}

/// Reports outcomes that the place checklist does not have.
pub(crate) fn check_outcomes(entry: &Entry<'_>, written: &[String], outcomes: &[Outcome]) {
    for id in written
        .iter()
        .filter(|id| !outcomes.iter().any(|outcome| outcome.id == **id))
    {
        let known: Vec<&str> = outcomes.iter().map(|outcome| &*outcome.id).collect();
        entry.problem(format!(
            "feeds outcome {id}, which does not exist; choose from {}",
            known.join(", ")
        ));
    }
}

/// The map to outside frameworks is shown nowhere yet; it must be whole all the same.
fn check_map(entry: &Entry<'_>) {
    let Some(map) = entry.entry("map") else {
        return;
    };
    map.text_or_empty("b");
    map.text_or_empty("b_new");
    map.texts("sdg");
    map.texts("gbc");
    map.texts("toms");
    map.done();
}

fn law(entry: &Entry<'_>, cards: &[LawCard]) -> Option<LawTrigger> {
    let law = entry.optional_entry("law")?;
    let solo = law.yes_or_no("solo").unwrap_or_else(|| {
        law.problem(
            "does not say whether it holds with no staff; add `solo: true` or `solo: false`",
        );
        false
    });
    let trigger = LawTrigger {
        at_level: law.number("at_level", 4),
        card: law.text("card"),
        solo,
    };
    if !trigger.card.is_empty() && !cards.iter().any(|card| card.id == trigger.card) {
        let meant = nearest(&trigger.card, cards.iter().map(|card| &*card.id));
        let meant = meant.map_or_else(
            || "add it to `law_cards`".to_owned(),
            |meant| format!("did you mean {meant}?"),
        );
        entry.problem(format!(
            "raises the law card {}, which the profile file does not have; {meant}",
            trigger.card
        ));
    }
    law.done();
    Some(trigger)
}
