//! Reads `instruments/profile/<version>.yaml`.

use instruments::check::{LawCard, ResultWord};
use instruments::profile::{Choice, Flag, NationWords, ProfileForm, QuickSwap, Sector, SizeBand};

use crate::entry::Entry;
use crate::rules::{rule, rules};

/// What a profile file holds that screens show.
#[derive(Debug)]
pub(crate) struct ProfileFile {
    pub(crate) form: ProfileForm,
    pub(crate) result_words: Vec<ResultWord>,
    pub(crate) law_cards: Vec<LawCard>,
}

pub(crate) fn read(file: Entry<'_>, version: &str) -> ProfileFile {
    if let Some(meta) = file.entry("meta") {
        meta.text("id");
        meta.text("version");
        meta.done();
    }
    let mut form = ProfileForm {
        version: version.to_owned(),
        sizes: sizes(&file),
        stages: choices(&file, "stages", "stage"),
        legal_forms: choices(&file, "legal_forms", "legal form"),
        nations: choices(&file, "nations", "nation"),
        flags: flags(&file),
        sectors: Vec::new(),
        quick_swaps: Vec::new(),
    };
    form.sectors = sectors(&file, &form.flags);
    form.quick_swaps = quick_swaps(&file, &form);
    let result_words = result_words(&file);
    let law_cards = law_cards(&file, &form.nations);
    choices(&file, "connect_themes", "theme");
    basics_check(&file, &form);
    file.some_texts("rule_grammar");
    file.done();
    ProfileFile {
        form,
        result_words,
        law_cards,
    }
}

pub(crate) fn choices(file: &Entry<'_>, key: &'static str, kind: &str) -> Vec<Choice> {
    let read = file.entries(key, kind).into_iter().map(|entry| {
        let choice = Choice {
            id: entry.text("id"),
            label: entry.text("label"),
        };
        entry.done();
        choice
    });
    read.collect()
}

fn sizes(file: &Entry<'_>) -> Vec<SizeBand> {
    let aims = file.entry("aim_level");
    let read = file.entries("size_bands", "size").into_iter().map(|entry| {
        let id = entry.text("id");
        let aim = aims
            .as_ref()
            .and_then(|aims| aims.keys().find(|(key, _)| **key == id));
        let aim = aim
            .and_then(|(_, aim)| aim.as_u64())
            .and_then(|aim| u8::try_from(aim).ok());
        let aim_level = aim.filter(|aim| (1..=4).contains(aim)).unwrap_or_else(|| {
            entry.problem(format!(
                "has no aim; add `{id}:` with a level from 1 to 4 under `aim_level`"
            ));
            1
        });
        let band = SizeBand {
            id,
            label: entry.text("label"),
            staff: entry.text("staff"),
            aim_level,
        };
        entry.done();
        band
    });
    let sizes: Vec<SizeBand> = read.collect();
    for (id, _) in aims.iter().flat_map(Entry::keys) {
        if !sizes.iter().any(|size| size.id == *id) {
            file.problem(format!(
                "has `{id}` under `aim_level`, which is no size; use the ids of `size_bands`"
            ));
        }
    }
    sizes
}

fn flags(file: &Entry<'_>) -> Vec<Flag> {
    let read = file.entries("flags", "flag").into_iter().map(|entry| {
        let flag = Flag {
            id: entry.text("id"),
            ask: entry.text("ask"),
        };
        entry.done();
        flag
    });
    read.collect()
}

fn sectors(file: &Entry<'_>, flags: &[Flag]) -> Vec<Sector> {
    let read = file.entries("sectors", "sector").into_iter().map(|entry| {
        let mut sector = Sector {
            id: entry.text("id"),
            label: entry.text("label"),
            flags_on: Vec::new(),
        };
        for flag in flags {
            match entry
                .keys()
                .find(|(key, _)| **key == flag.id)
                .and_then(|(_, value)| value.as_bool())
            {
                Some(true) => sector.flags_on.push(flag.id.clone()),
                Some(false) => {}
                None => entry.problem(format!(
                    "does not set the flag {0}; add `{0}: true` or `{0}: false`",
                    flag.id
                )),
            }
        }
        for (key, _) in entry.keys() {
            if !["id", "label"].contains(&key.as_str()) && !flags.iter().any(|flag| flag.id == *key)
            {
                entry.problem(format!(
                    "sets `{key}`, which is no flag; use the ids under `flags`"
                ));
            }
        }
        sector
    });
    read.collect()
}

fn quick_swaps(file: &Entry<'_>, form: &ProfileForm) -> Vec<QuickSwap> {
    let read = file
        .list("quick_swap", "quick swap")
        .into_iter()
        .filter_map(|entry| {
            let when = rule(&entry.text("when"), form)
                .map_err(|mend| entry.problem(format!("has a `when`; {mend}")));
            let swap = QuickSwap {
                when: when.ok()?,
                out: entry.text("out"),
                replacement: entry.text("in"),
            };
            entry.done();
            Some(swap)
        });
    read.collect()
}

fn result_words(file: &Entry<'_>) -> Vec<ResultWord> {
    let mut next = 0;
    let mut words = Vec::new();
    for entry in file.list("result_words", "result word") {
        let word = ResultWord {
            from: entry.number("from", 100),
            to: entry.number("to", 100),
            word: entry.text("word"),
            line: entry.text("line"),
        };
        if word.from != next || word.to < word.from {
            entry.problem(format!(
                "goes from {} to {}; it must go from {next} to a number of {next} or more",
                word.from, word.to
            ));
        }
        next = word.to.saturating_add(1);
        words.push(word);
        entry.done();
    }
    if next != 101 && !words.is_empty() {
        file.problem("has result words that do not end at 100; let the last one go `to: 100`");
    }
    words
}

fn law_cards(file: &Entry<'_>, nations: &[Choice]) -> Vec<LawCard> {
    let read = file
        .entries("law_cards", "law card")
        .into_iter()
        .map(|entry| {
            let only_in = entry.optional_texts("only_in");
            check_nations(&entry, &only_in, nations);
            let card = LawCard {
                id: entry.text("id"),
                text: entry.text("text"),
                source: entry.text("where"),
                source_in: nation_words(&entry, "where_in", nations),
                only_in,
            };
            entry.done();
            card
        });
    read.collect()
}

/// Words that hold in some nations only, under an optional key.
pub(crate) fn nation_words(
    entry: &Entry<'_>,
    key: &'static str,
    nations: &[Choice],
) -> Option<NationWords> {
    let words = entry.optional_entry(key)?;
    let read = NationWords {
        nations: words.some_texts("nations"),
        text: words.text("text"),
    };
    check_nations(&words, &read.nations, nations);
    words.done();
    Some(read)
}

fn check_nations(entry: &Entry<'_>, written: &[String], nations: &[Choice]) {
    for nation in written
        .iter()
        .filter(|nation| !nations.iter().any(|choice| choice.id == **nation))
    {
        entry.problem(format!(
            "names the nation \"{nation}\", which does not exist; use the ids under `nations`"
        ));
    }
}

fn basics_check(file: &Entry<'_>, form: &ProfileForm) {
    for entry in file.entries("basics_check", "basics line") {
        entry.text("text");
        rules(&entry, "na", &entry.texts("na"), form);
        entry.done();
    }
}
