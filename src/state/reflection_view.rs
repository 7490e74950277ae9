//! A reflection with everything that its screens need, worked out from what is saved.

use instruments::check::Level;
use instruments::reflection::{Confirmed, Reflection, ScaleLevel, Theme, Voices};
use vault::Replica;

use super::records::anchor;
use super::records::reflection::{self, ReflectionRecord, ThemeRecord};
use super::reflections::Reflections;

/// One reflection beside its questions.
#[derive(Clone, Debug)]
pub(crate) struct ReflectionView {
    pub(crate) record: ReflectionRecord,
    /// The version that it was made with.
    pub(crate) reflection: &'static Reflection,
    /// The id of the anchor's type.
    anchor_type: Option<String>,
}

/// A version is read once, so that it is the same where its place is.
impl PartialEq for ReflectionView {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.reflection, other.reflection)
            && self.record == other.record
            && self.anchor_type == other.anchor_type
    }
}

/// A prompt as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShownPrompt {
    /// Its number, or the type of anchor that it is for.
    pub(crate) id: String,
    pub(crate) text: &'static str,
    /// What would show the answer, where the instrument says so.
    pub(crate) evidence: Option<&'static str>,
}

impl ReflectionView {
    /// The theme of that id and its place among the others, from 0.
    pub(crate) fn theme(&self, id: &str) -> Option<(usize, &'static Theme)> {
        let mut themes = self.reflection.themes.iter().enumerate();
        themes.find(|(_, theme)| theme.id == id)
    }

    /// What was said of a theme.
    pub(crate) fn said(&self, theme: &Theme) -> ThemeRecord {
        self.record.theme(&theme.id)
    }

    /// The prompts of a theme for this type of anchor, and any other that has an answer: a change
    /// of type hides nothing that was written.
    pub(crate) fn prompts(&self, theme: &'static Theme) -> Vec<ShownPrompt> {
        let said = self.said(theme);
        let common = (1..)
            .zip(&theme.prompts)
            .map(|(number, prompt)| ShownPrompt {
                id: number.to_string(),
                text: &prompt.text,
                evidence: Some(&prompt.evidence),
            });
        let own = theme.by_type.iter().filter(|prompt| {
            self.anchor_type.as_ref() == Some(&prompt.anchor_type)
                || said.answers.contains_key(&prompt.anchor_type)
        });
        let own = own.map(|prompt| ShownPrompt {
            id: prompt.anchor_type.clone(),
            text: &prompt.text,
            evidence: None,
        });
        common.chain(own).collect()
    }

    /// Whether somebody outside has confirmed the level of a theme; none where it has no level.
    pub(crate) fn confirmed(&self, theme: &Theme) -> Option<Confirmed> {
        let said = self.said(theme);
        let question = &self.reflection.voice_question;
        Some(question.confirmed(said.level?, &said.confirmations()))
    }

    /// What the community said of a theme, in the latest closed round that has numbers for it.
    pub(crate) fn voices(&self, theme: &Theme) -> Voices {
        self.record.voices(&theme.id)
    }

    /// What a level is called, and what it says.
    pub(crate) fn words_of(&self, level: Level) -> &'static ScaleLevel {
        &self.reflection.scale[usize::from(level.number())]
    }
}

/// The reflection of that id; none where it is not on this device or needs a newer app.
pub(crate) fn reflection_view(
    replica: &Replica,
    reflections: Reflections,
    id: &str,
) -> Option<ReflectionView> {
    beside_its_questions(replica, reflections, reflection::read(replica, id)?)
}

/// The finished reflection before that one, if there is any.
pub(crate) fn reflection_before(
    replica: &Replica,
    reflections: Reflections,
    view: &ReflectionView,
) -> Option<ReflectionView> {
    let mut earlier = reflection::all(replica)
        .into_iter()
        .filter(|record| record.finished.is_some() && record.started < view.record.started);
    beside_its_questions(replica, reflections, earlier.next()?)
}

fn beside_its_questions(
    replica: &Replica,
    reflections: Reflections,
    record: ReflectionRecord,
) -> Option<ReflectionView> {
    let reflection = reflections.version(&record.version)?;
    Some(ReflectionView {
        record,
        reflection,
        anchor_type: anchor::read(replica).anchor_type,
    })
}

#[cfg(test)]
mod tests {
    use super::super::records::reflection::{finish, start};
    use super::super::records::tests::Firm;
    use super::super::reflections::read_reflections;
    use super::*;

    #[test]
    fn a_reflection_stands_beside_the_finished_one_before_it() {
        let reflections = read_reflections().unwrap();
        let version = reflections.latest().version.clone();
        let mut council = Firm::new();
        for (id, started) in [("c", 1_000), ("b", 2_000), ("d", 3_000), ("a", 4_000)] {
            council.writes(start(id, &version, started));
        }
        // The third was begun and left.
        council.writes_one(finish("c", 1_500));
        council.writes_one(finish("b", 9_000));

        let before = |id| {
            let view = reflection_view(&council.replica, reflections, id).unwrap();
            let before = reflection_before(&council.replica, reflections, &view);
            before.map(|before| before.record.id)
        };
        assert_eq!(before("a").as_deref(), Some("b"));
        assert_eq!(before("d").as_deref(), Some("b"));
        assert_eq!(before("b").as_deref(), Some("c"));
        assert_eq!(before("c"), None);
    }
}
