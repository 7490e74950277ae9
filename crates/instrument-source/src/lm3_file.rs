//! Checks `instruments/lm3/<version>.yaml`. Its screens come later.

use crate::entry::Entry;

const INPUTS: [&str; 5] = ["area", "period", "basis", "r1", "rows"];
const ROW_FIELDS: [&str; 6] = ["label", "kind", "amount", "local", "respend_pct", "source"];

pub(crate) fn check(file: Entry<'_>) {
    if let Some(meta) = file.entry("meta") {
        for key in ["id", "version", "method", "plain"] {
            meta.text(key);
        }
        meta.done();
    }
    let inputs = file.entries("inputs", "input");
    has_each(&file, "input", &inputs, &INPUTS);
    for input in inputs {
        input.text("type");
        input.optional_text("note");
        if input.text("id") == "rows" {
            let fields = input.entries("fields", "field");
            has_each(&input, "field", &fields, &ROW_FIELDS);
            for field in fields {
                field.text("type");
                field.optional_text("note");
                field.done();
            }
        }
        input.done();
    }
    if let Some(formula) = file.entry("formula") {
        for key in [
            "r2",
            "r3",
            "lm3",
            "extra_per_pound",
            "quick",
            "extended_off_by_default",
        ] {
            formula.text(key);
        }
        for key in ["coverage_r2", "coverage_r3", "range", "confidence"] {
            formula.text(key);
        }
        formula.done();
    }
    file.some_texts("checks");
    file.some_texts("what_it_does_not_say");
    file.done();
}

/// Reports each id that the calculation needs and the file does not have.
fn has_each(parent: &Entry<'_>, kind: &str, entries: &[Entry<'_>], needed: &[&str]) {
    let ids: Vec<String> = entries.iter().map(|entry| entry.text("id")).collect();
    for id in needed
        .iter()
        .filter(|id| !ids.iter().any(|there| there == *id))
    {
        parent.problem(format!(
            "has no {kind} with the id {id}, which the calculation needs; bring it back"
        ));
    }
}
