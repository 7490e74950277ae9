//! The file that a person takes away: what is in it, and which files are refused.

use crate::golden_cases::{VAULT, copy_of_all};
use crate::support::{DEVICE, OTHER_DEVICE, commit, path, set, text};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::sync::LazyLock;
use vault::copy::{COPY_MAX_BYTES, Copy, CopyDamage, CopyError, VaultCopy, read, write};
use vault::{Op, Replica, VaultKey, VaultKind, Write, open};

static COPY: LazyLock<String> = LazyLock::new(|| write(&copy_of_all()).unwrap());

#[test]
fn people_and_other_programs_find_every_field_in_the_clear() {
    let file: Json = serde_json::from_str(&COPY).unwrap();
    let vault = &file["vaults"][0];
    assert_eq!(vault["kind"], "firm");
    assert_eq!(vault["id"], VAULT.to_string());
    assert_eq!(vault["unread_batches"], 1, "the batch that was cut short");
    assert_eq!(
        vault["readable"],
        json!({
            "check/1/answer/G2a": [3],
            "check/1/come-back/G2a": [true],
            "profile/name": ["Café Öl & Söhne", "Café Öl"],
        })
    );
}

#[test]
fn a_removed_field_is_not_shown_but_travels_all_the_same() {
    let op = |write| Op {
        path: path("plan/1"),
        write,
        replaces: vec![],
        at: 0,
    };
    let copy = firm(vec![
        commit(DEVICE, None, &[op(Write::Remove)]).remove(0).bytes,
    ]);
    let text = write(&copy).unwrap();
    let file: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(file["vaults"][0]["readable"], json!({}));
    assert_eq!(read(&text), Ok(copy));
}

#[test]
fn reading_a_copy_twice_is_the_same_as_once() {
    let op = |value| Op {
        path: path("a"),
        write: set(value),
        replaces: vec![],
        at: value,
    };
    let ours = commit(DEVICE, None, &[op(1)]).remove(0).bytes;
    let theirs = commit(OTHER_DEVICE, None, &[op(2)]).remove(0).bytes;
    let text = write(&firm(vec![ours, theirs])).unwrap();

    let mut replica = Replica::new();
    let mut merge = || {
        for vault in read(&text).unwrap().vaults {
            for bytes in &vault.batches {
                replica.absorb(open(bytes, vault.id, &vault.key).unwrap());
            }
        }
        replica.clone()
    };
    assert_eq!(merge(), merge());
    assert_eq!(replica.register("a").unwrap().heads().len(), 2);
}

#[test]
fn a_copy_whose_readable_part_was_edited_is_read_by_its_batches() {
    let mut file: Json = serde_json::from_str(&COPY).unwrap();
    file["vaults"][0]["readable"] = json!(["nonsense", 0.5, { "deep": [null] }]);
    file["a note to myself"] = json!("made before the holidays");
    assert_eq!(read(&file.to_string()), Ok(copy_of_all()));
}

#[test]
fn a_file_that_is_no_copy_is_refused_with_its_reason() {
    assert_eq!(read(""), Err(CopyError::NotJson));
    assert_eq!(read("Dear diary"), Err(CopyError::NotJson));
    assert_eq!(read("{\"format\": \"other\""), Err(CopyError::NotJson));
    assert_eq!(read("{\"format\": \"other\"} {}"), Err(CopyError::NotJson));
    assert_eq!(read("[1, 2, 3]"), Err(CopyError::Foreign));
    assert_eq!(read("{}"), Err(CopyError::Foreign));
    assert_eq!(
        read("{\"format\": 3, \"version\": 1}"),
        Err(CopyError::Foreign)
    );
    assert_eq!(
        read("{\"format\": \"other\", \"version\": 9}"),
        Err(CopyError::Foreign)
    );
    let newer = "{\"format\": \"good-business-copy\", \"version\": 2, \"vaults\": \"elsewhere\"}";
    assert_eq!(read(newer), Err(CopyError::Newer { version: 2 }));
}

#[test]
fn a_huge_file_is_refused_by_its_length() {
    let padded = |length: usize| format!("{}{}", *COPY, " ".repeat(length - COPY.len()));
    assert_eq!(read(&padded(COPY_MAX_BYTES + 1)), Err(CopyError::TooLarge));
    assert_eq!(read(&padded(COPY_MAX_BYTES)), Ok(copy_of_all()));
}

#[test]
fn a_copy_too_large_to_be_read_back_is_not_written() {
    let copy = firm(vec![vec![1; 64 * 1024]; 600]);
    assert_eq!(write(&copy), Err(CopyError::TooLarge));
}

#[test]
fn a_deeply_nested_file_is_refused_without_harm() {
    assert_eq!(read(&"[".repeat(1_000_000)), Err(CopyError::Foreign));
    let nested = "{\"format\": \"good-business-copy\", \"version\": 1, \"made_at\": ".to_owned();
    let deep = nested + &"[".repeat(1_000_000);
    assert_eq!(read(&deep), Err(damaged(CopyDamage::CutShort)));
}

#[test]
fn a_copy_that_was_changed_is_damaged_and_says_where() {
    let with = |change: &dyn Fn(&mut Json)| {
        let mut file: Json = serde_json::from_str(&COPY).unwrap();
        change(&mut file);
        read(&file.to_string())
    };
    let shape = Err(damaged(CopyDamage::Shape));
    let checksum = Err(damaged(CopyDamage::Checksum));
    assert_eq!(with(&|_| {}), Ok(copy_of_all()));
    assert_eq!(with(&|file| file["version"] = json!(null)), shape);
    assert_eq!(with(&|file| file["version"] = json!(0)), shape);
    assert_eq!(with(&|file| file["version"] = json!("1")), shape);
    assert_eq!(
        with(&|file| drop(file.as_object_mut().unwrap().remove("vaults"))),
        shape
    );
    assert_eq!(with(&|file| file["vaults"][0]["id"] = json!("11")), shape);
    assert_eq!(
        with(&|file| file["vaults"][0]["kind"] = json!("club")),
        shape
    );
    assert_eq!(
        with(&|file| file["vaults"][0]["batches"][0] = json!("?")),
        shape
    );
    assert_eq!(with(&|file| file["made_at"] = json!(1.5)), shape);
    assert_eq!(with(&|file| file["made_at"] = json!(u64::MAX)), shape);
    assert_eq!(with(&|file| file["made_at"] = json!(1)), checksum);
    assert_eq!(
        with(&|file| file["vaults"][0]["kind"] = json!("place")),
        checksum
    );
    assert_eq!(
        with(&|file| file["vaults"][1]["id"] = json!("ab".repeat(16))),
        checksum
    );
    assert_eq!(
        with(&|file| file["vaults"][0]["key"] = file["vaults"][1]["key"].take()),
        shape
    );
    assert_eq!(
        with(&|file| file["vaults"][0]["batches"][2] = json!("AAAA")),
        checksum
    );
    let swap = |file: &mut Json| {
        file["vaults"][0]["batches"]
            .as_array_mut()
            .unwrap()
            .swap(0, 1)
    };
    assert_eq!(with(&swap), checksum);
}

#[test]
fn a_field_that_stands_there_twice_is_damage() {
    for field in ["format", "version", "made_at", "kind"] {
        let line = COPY.lines().find(|line| line.contains(field)).unwrap();
        let twice = COPY.replacen(line, &format!("{line}\n{line}"), 1);
        assert_eq!(read(&twice), Err(damaged(CopyDamage::Shape)), "{field}");
    }
}

#[test]
fn a_copy_on_one_line_with_other_escapes_is_the_same_copy() {
    let file: Json = serde_json::from_str(&COPY).unwrap();
    let escaped = file.to_string().replace("kind", "\\u006bind");
    assert_eq!(read(&escaped.replace('/', "\\/")), Ok(copy_of_all()));
}

#[test]
fn two_copies_in_one_file_are_not_taken_for_the_first() {
    let twice = format!("{}\n{}", *COPY, *COPY);
    assert_eq!(read(&twice), Err(damaged(CopyDamage::CutShort)));
}

#[test]
fn a_key_that_does_not_open_its_vault_is_refused() {
    let mut copy = copy_of_all();
    copy.vaults[0].key = VaultKey([1; 32]);
    let expected = Err(damaged(CopyDamage::Key { vault: VAULT }));
    assert_eq!(read(&write(&copy).unwrap()), expected);

    copy.vaults[0].batches.swap(0, 2);
    assert_eq!(
        read(&write(&copy).unwrap()),
        expected,
        "a damaged batch comes first"
    );
}

#[test]
fn a_vault_with_nothing_but_unreadable_batches_keeps_them() {
    let copy = firm(vec![vec![], vec![9; 70_000], vec![1, 2, 3], vec![2; 500]]);
    assert_eq!(read(&write(&copy).unwrap()), Ok(copy));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_text_is_refused(text in prop_oneof![
        ".{0,200}",
        "[\\[\\]{}\":,0-9a-z ]{0,100}",
        "\\{\"format\": ?\"good-business-copy\", ?\"version\": ?[01], ?[\\[\\]{}\":,a-z0-9]{0,60}",
    ]) {
        prop_assert!(read(&text).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_copy_with_a_changed_character_is_never_read_as_something_else(
        index in 0..COPY.len(),
        by in "[ -~]",
    ) {
        let mut bytes = COPY.clone().into_bytes();
        bytes[index] = by.as_bytes()[0];
        if let Ok(changed) = String::from_utf8(bytes) {
            match read(&changed) {
                Ok(copy) => prop_assert_eq!(copy, copy_of_all()),
                Err(error) => prop_assert_ne!(error, CopyError::TooLarge),
            }
        }
    }

    #[test]
    fn a_copy_cut_short_is_never_read(length in 0..COPY.len()) {
        if let Some(cut) = COPY.get(..length) {
            let name_is_whole = length > 40;
            let expected = match name_is_whole {
                true => damaged(CopyDamage::CutShort),
                false => CopyError::NotJson,
            };
            prop_assume!(name_is_whole || length < 20);
            prop_assert_eq!(read(cut), Err(expected));
        }
    }

    #[test]
    fn any_values_are_taken_home_and_back(
        notes in prop::collection::vec(".{0,30}", 0..4),
        made_at in any::<i64>(),
    ) {
        let op = |note: &String| Op { path: path("n"), write: text(note), replaces: vec![], at: 1 };
        let ops: Vec<Op> = notes.iter().map(op).collect();
        let batches = commit(DEVICE, None, &ops).into_iter().map(|batch| batch.bytes).collect();
        let copy = Copy { made_at, ..firm(batches) };
        let text = write(&copy).unwrap();
        let file: Json = serde_json::from_str(&text).unwrap();
        for note in &notes {
            let shown = file["vaults"][0]["readable"]["n"].as_array().unwrap();
            prop_assert!(shown.contains(&json!(note)));
        }
        prop_assert_eq!(read(&text), Ok(copy));
    }
}

fn firm(batches: Vec<Vec<u8>>) -> Copy {
    let id = crate::support::VAULT;
    let key = crate::support::key();
    Copy {
        made_at: 1,
        vaults: vec![VaultCopy {
            id,
            kind: VaultKind::Firm,
            key,
            batches,
        }],
    }
}

fn damaged(what: CopyDamage) -> CopyError {
    CopyError::Damaged { what }
}
