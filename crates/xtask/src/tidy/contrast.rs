//! People stand in sunlight: text has a contrast of 7 to 1, parts of controls and the mark of
//! the focus 3 to 1, in both themes. Computed as WCAG 2.2 says, from the tokens.

use super::Finding;
use super::project::Project;
use anyhow::{Context, anyhow};
use std::collections::BTreeMap;

const TOKENS: &str = "style/tokens.css";
const TEXT: f64 = 7.0;
const PARTS: f64 = 3.0;
const THEMES: [&str; 2] = ["light", "dark"];
const GROUNDS: [&str; 2] = ["paper", "card"];
const DIMENSIONS: [&str; 3] = ["generative", "green", "responsible"];

/// A colour by its red, green and blue, 0 to 255, in the light and the dark theme.
type Token = [[u8; 3]; 2];

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let Some(file) = project.files.iter().find(|file| file.path == TOKENS) else {
        return Ok(Vec::new());
    };
    let tokens = read(&file.text);
    let mut findings = Vec::new();
    for (front, ground, least) in pairs() {
        let of = |name: &str| {
            tokens
                .get(name)
                .ok_or_else(|| anyhow!("{TOKENS} names no --{name}"))
        };
        let (front_colours, ground_colours) = (of(&front)?, of(&ground)?);
        for (theme, name) in THEMES.iter().enumerate() {
            let ratio = ratio(front_colours[theme], ground_colours[theme]);
            if ratio < least {
                findings.push(Finding {
                    file: TOKENS.to_owned(),
                    line: None,
                    what: format!(
                        "--{front} on --{ground} has {ratio:.2} in the {name} theme, it needs {least}"
                    ),
                });
            }
        }
    }
    Ok(findings)
}

/// What lies on what, and how well it has to be told apart.
fn pairs() -> Vec<(String, String, f64)> {
    let mut pairs = Vec::new();
    for ground in GROUNDS {
        for text in ["ink", "soft-ink"] {
            pairs.push((text.to_owned(), ground.to_owned(), TEXT));
        }
        for part in ["edge", "ink"] {
            pairs.push((part.to_owned(), ground.to_owned(), PARTS));
        }
        for dimension in DIMENSIONS {
            pairs.push((format!("{dimension}-words"), ground.to_owned(), TEXT));
            pairs.push((dimension.to_owned(), ground.to_owned(), PARTS));
        }
    }
    for dimension in DIMENSIONS {
        pairs.push(("ink".to_owned(), format!("{dimension}-tint"), TEXT));
        pairs.push((dimension.to_owned(), format!("{dimension}-tint"), PARTS));
    }
    pairs.push(("on-button".to_owned(), "button".to_owned(), TEXT));
    pairs.push(("on-danger".to_owned(), "danger".to_owned(), TEXT));
    pairs
}

/// The tokens that are `light-dark(#…, #…)` or one `#…` for both.
fn read(text: &str) -> BTreeMap<String, Token> {
    let declarations = text.split([';', '{', '}']);
    let named = declarations
        .filter_map(|declaration| declaration.trim().strip_prefix("--")?.split_once(':'));
    named
        .filter_map(|(name, value)| {
            let colours: Vec<[u8; 3]> = value
                .split('#')
                .skip(1)
                .filter_map(|hex| colour(hex).ok())
                .collect();
            match colours.as_slice() {
                [both] => Some((name.to_owned(), [*both, *both])),
                [light, dark] => Some((name.to_owned(), [*light, *dark])),
                _ => None,
            }
        })
        .collect()
}

fn colour(hex: &str) -> anyhow::Result<[u8; 3]> {
    let part = |from: usize| -> anyhow::Result<u8> {
        let digits = hex.get(from..from + 2).context("a colour has six digits")?;
        Ok(u8::from_str_radix(digits, 16)?)
    };
    Ok([part(0)?, part(2)?, part(4)?])
}

fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_21_and_a_colour_on_itself_1() {
        assert!((ratio([0; 3], [255; 3]) - 21.0).abs() < 0.01);
        assert!((ratio([90; 3], [90; 3]) - 1.0).abs() < 0.01);
        assert!((ratio([0x76; 3], [255; 3]) - 4.54).abs() < 0.01);
    }

    #[test]
    fn a_grey_that_is_too_light_for_text_is_found_in_its_theme() {
        let sound = include_str!("../../../../style/tokens.css");
        let pale = sound.replace(
            "--soft-ink: light-dark(#4a5468",
            "--soft-ink: light-dark(#8a94a8",
        );
        let project = Project::of(&[(TOKENS, &pale)]);
        let findings = check(&project).expect("readable");
        assert!(!findings.is_empty());
        assert!(
            findings.iter().all(
                |finding| finding.what.contains("--soft-ink") && finding.what.contains("light")
            )
        );
    }
}
