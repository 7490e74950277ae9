//! The cases of a level: whether others confirmed it, and whether it can be final.

use instruments::check::Level;
use instruments::reflection::{
    Confirmation, Confirmed, Evidence, EvidenceKind, OnlyDraft, may_be_final,
};
use serde_json::{Value, json};

#[test]
fn levels_3_and_4_stand_once_people_outside_have_confirmed_them() {
    let question = crate::support::reflection().voice_question;
    for case in crate::support::cases(include_str!("confirmation.json")) {
        let name = crate::support::text(&case, "name");
        let voices = case["voices"].as_array().unwrap();
        let voices: Vec<Confirmation> = voices.iter().map(confirmation).collect();
        for (level, expected) in case["expect"].as_object().unwrap() {
            let level = Level::new(level.parse().unwrap()).unwrap();
            let actual = match question.confirmed(level, &voices) {
                Confirmed::NotNeeded => json!("not needed"),
                Confirmed::Yes => json!("confirmed"),
                Confirmed::NotYet(needed) => json!({
                    "voices": needed.voices,
                    "organisations": needed.organisations,
                    "independent": needed.independent,
                }),
            };
            assert_eq!(actual, *expected, "{name}: level {}", level.number());
        }
    }
}

#[test]
fn a_level_above_1_without_evidence_is_kept_as_a_draft_only() {
    let evidence = |kind, text: &str| Evidence {
        kind,
        text: text.to_owned(),
    };
    let blank = [evidence(EvidenceKind::Number, "  ")];
    for level in Level::ALL {
        let expected = match level.number() {
            0 | 1 => Ok(()),
            _ => Err(OnlyDraft::NoEvidence),
        };
        assert_eq!(may_be_final(Some(level), &[]), expected, "{level:?}");
        assert_eq!(may_be_final(Some(level), &blank), expected, "{level:?}");
        for kind in EvidenceKind::ALL {
            let shown = [blank[0].clone(), evidence(*kind, "12 of 40 papers")];
            assert_eq!(may_be_final(Some(level), &shown), Ok(()), "{level:?}");
        }
    }
    let shown = [evidence(EvidenceKind::Decision, "Cabinet, 4 March")];
    assert_eq!(may_be_final(None, &shown), Err(OnlyDraft::NoLevel));
}

fn confirmation(value: &Value) -> Confirmation {
    Confirmation {
        voice: crate::support::text(value, "voice").to_owned(),
        organisation: value["organisation"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
        said_on: None,
        how: None,
        saw_wording: None,
        not_liked: String::new(),
    }
}
