//! Puts the catalogue's words into what shows before the app runs: the pages and the manifest.

use super::files::Files;
use anyhow::{Context, anyhow, bail};
use serde_json::Value;
use std::fs;
use std::path::Path;

const OPENING: &str = "{{word:";
const CLOSING: &str = "}}";

/// The English words by screen and key.
#[derive(Debug)]
pub(super) struct Catalogue(Value);

impl Catalogue {
    /// # Errors
    /// When the file cannot be read or is not YAML.
    pub(super) fn read(file: &Path) -> anyhow::Result<Self> {
        let text =
            fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        Self::parse(&text).with_context(|| format!("in {}", file.display()))
    }

    pub(super) fn parse(text: &str) -> anyhow::Result<Self> {
        Ok(Self(serde_saphyr::from_str(text)?))
    }

    /// The words of a key such as `boot.title`.
    fn word(&self, key: &str) -> anyhow::Result<&str> {
        key.split('.')
            .try_fold(&self.0, |value, part| value.get(part))
            .and_then(Value::as_str)
            .ok_or_else(|| anyhow!("src/words/en.yaml has no {key}: write it there"))
    }
}

/// Fills every `{{word:key}}` of the pages and of the manifest.
///
/// # Errors
/// When a key has no words.
pub(super) fn fill(files: &mut Files, catalogue: &Catalogue) -> anyhow::Result<()> {
    for name in files.names() {
        let escape: fn(&str) -> String = match name.rsplit_once('.') {
            Some((_, "html")) => in_html,
            Some((_, "webmanifest")) => in_json,
            _ => continue,
        };
        let filled = fill_text(files.text(&name)?, catalogue, escape)
            .with_context(|| format!("while filling {name}"))?;
        files.insert(&name, filled.into_bytes());
    }
    Ok(())
}

fn fill_text(
    text: &str,
    catalogue: &Catalogue,
    escape: fn(&str) -> String,
) -> anyhow::Result<String> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPENING) {
        let Some((key, after)) = after.split_once(CLOSING) else {
            bail!("{OPENING} is not closed");
        };
        filled.push_str(before);
        filled.push_str(&escape(catalogue.word(key)?));
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn in_html(word: &str) -> String {
    word.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Inside the quotes that the manifest already has.
fn in_json(word: &str) -> String {
    let quoted = Value::from(word).to_string();
    quoted
        .trim_start_matches('"')
        .strip_suffix('"')
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(page: &str, manifest: &str) -> anyhow::Result<(String, String)> {
        let catalogue = Catalogue::parse("boot:\n  title: 'Plants & \"people\"'\n")?;
        let mut files = Files::of(&[("index.html", page), ("manifest.webmanifest", manifest)]);
        fill(&mut files, &catalogue)?;
        Ok((
            files.text("index.html")?.to_owned(),
            files.text("manifest.webmanifest")?.to_owned(),
        ))
    }

    #[test]
    fn words_are_escaped_for_where_they_stand() {
        let (page, manifest) = filled(
            "<b>{{word:boot.title}}</b>",
            r#"{"name": "{{word:boot.title}}"}"#,
        )
        .expect("filled");
        assert_eq!(page, "<b>Plants &amp; &quot;people&quot;</b>");
        let manifest: Value = serde_json::from_str(&manifest).expect("still JSON");
        assert_eq!(manifest["name"], "Plants & \"people\"");
    }

    #[test]
    fn a_key_without_words_stops_the_build_and_is_named() {
        let problem = filled("{{word:boot.titel}}", "{}").expect_err("no such key");
        assert!(format!("{problem:#}").contains("boot.titel"));
    }
}
