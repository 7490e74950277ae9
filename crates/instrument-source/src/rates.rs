//! Sums of money that change each year, written once and named in the words.

use std::collections::BTreeMap;

use crate::entry::Entry;

/// Rates as shown, such as `£13.45`, by name, such as `real_living_wage_uk`.
#[derive(Debug, Default)]
pub(crate) struct Rates(BTreeMap<String, String>);

impl Rates {
    pub(crate) fn read(meta: &Entry<'_>) -> Rates {
        let Some(rates) = meta.entry("rates") else {
            return Rates::default();
        };
        let read = rates.keys().filter_map(|(name, value)| {
            let rate = rates.inside(&format!("rate {name}"), value)?;
            let shown = format!("£{:.2}", rate.amount("value"));
            if rate.text("unit") != "GBP per hour" {
                rate.problem("has another `unit`; only \"GBP per hour\" is known");
            }
            rate.text("set");
            rate.yes_or_no("check_yearly");
            rate.done();
            Some((name.clone(), shown))
        });
        Rates(read.collect())
    }

    /// Puts the rates in the place of their names in braces.
    ///
    /// `problem` is told of a brace without its pair and of names that are no rate.
    pub(crate) fn fill(&self, text: &str, problem: impl Fn(String)) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                problem("has a `{` without a `}`; add it".to_owned());
                return filled;
            };
            match self.0.get(name) {
                Some(rate) => filled.push_str(rate),
                None => {
                    let known: Vec<&str> = self.0.keys().map(String::as_str).collect();
                    problem(format!(
                        "names the rate {{{name}}}; write one of {}",
                        known.join(", ")
                    ));
                }
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}
