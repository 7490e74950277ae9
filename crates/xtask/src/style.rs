//! The style sheet: the files of style/ in the order of the layers, in one minified piece, so that a
//! first paint waits for one file. What the screens of a further part alone need is a sheet of its own.

use anyhow::{Context, anyhow, bail};
use lightningcss::rules::CssRule;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use std::fs;
use std::path::{Path, PathBuf};

/// The cascade layers, weakest first. A layer is the file or the folder of that name.
const LAYERS: [&str; 6] = ["tokens", "base", "layout", "components", "pages", "print"];

/// The oldest browsers that the app opens in. What they cannot read, such as nested rules, is
/// written out for them. A version is `major << 16 | minor << 8`.
const FLOOR: Browsers = Browsers {
    chrome: Some(100 << 16),
    firefox: Some(102 << 16),
    safari: Some(15 << 16 | 6 << 8),
    ios_saf: Some(15 << 16 | 6 << 8),
    android: None,
    edge: None,
    ie: None,
    opera: None,
    samsung: None,
};

/// Reads the style files of all layers below `folder` and gives them as one sheet.
///
/// # Errors
/// When a file cannot be read or parsed, or holds a rule outside a layer, which would beat all, or
/// one that the oldest browsers pass over whole.
pub(crate) fn bundle(folder: &Path) -> anyhow::Result<String> {
    let mut sheet = format!("@layer {};", LAYERS.join(","));
    for layer in LAYERS {
        sheet.push_str(&of_name(folder, layer)?);
    }
    Ok(sheet)
}

/// Reads the style files of that name and gives them as one sheet: a layer's, or those of a part,
/// whose page has the sheet of all layers before.
///
/// # Errors
/// As [`bundle`].
pub(crate) fn of_name(folder: &Path, name: &str) -> anyhow::Result<String> {
    let mut sheet = String::new();
    for file in files(folder, name)? {
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        sheet.push_str(&minified(&file.display().to_string(), &text)?);
    }
    Ok(sheet)
}

/// The files of a name: `<name>.css`, and what lies in `<name>/` in alphabetical order.
fn files(folder: &Path, name: &str) -> anyhow::Result<Vec<PathBuf>> {
    let single = folder.join(format!("{name}.css"));
    let mut found: Vec<PathBuf> = single.is_file().then_some(single).into_iter().collect();
    let several = folder.join(name);
    if several.is_dir() {
        let entries = fs::read_dir(&several)?.collect::<Result<Vec<_>, _>>()?;
        let mut sheets: Vec<PathBuf> = entries.iter().map(std::fs::DirEntry::path).collect();
        sheets.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
        sheets.sort();
        found.extend(sheets);
    }
    Ok(found)
}

fn minified(name: &str, text: &str) -> anyhow::Result<String> {
    let targets = Targets::from(FLOOR);
    let options = ParserOptions {
        filename: name.to_owned(),
        ..ParserOptions::default()
    };
    let mut sheet = StyleSheet::parse(text, options).map_err(|problem| anyhow!("{problem}"))?;
    if sheet
        .rules
        .0
        .iter()
        .any(|rule| matches!(rule, CssRule::Style(_)))
    {
        bail!("{name} has a rule outside a layer: put it into @layer");
    }
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|problem| anyhow!("{problem}"))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            ..PrinterOptions::default()
        })
        .map_err(|problem| anyhow!("{problem}"))?;
    if printed.code.contains(":has(") {
        bail!("{name} uses :has(), which the oldest browsers do not know: set a class instead");
    }
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_rules_are_written_out_for_the_oldest_browsers() {
        let sheet = minified(
            "a.css",
            "@layer base { a { color: red; &:hover { color: blue } } }",
        );
        assert_eq!(
            sheet.expect("parses"),
            "@layer base{a{color:red}a:hover{color:#00f}}"
        );
    }

    #[test]
    fn what_may_not_be_in_a_sheet_is_refused_with_the_name_of_the_file() {
        for text in [
            "a { color: red }",
            "@layer base { } }",
            "@layer base { a:has(b) { color: red } }",
        ] {
            let problem = minified("pages/home.css", text).expect_err("refused");
            assert!(problem.to_string().contains("pages/home.css"), "{problem}");
        }
    }

    #[test]
    fn files_come_in_the_order_of_the_layers() {
        let folder =
            std::env::temp_dir().join(format!("good-business-style-{}", std::process::id()));
        fs::create_dir_all(folder.join("components")).expect("made");
        for (file, layer) in [
            ("print.css", "print"),
            ("components/b.css", "components"),
            ("components/a.css", "components"),
            ("tokens.css", "tokens"),
        ] {
            let rule = format!("@layer {layer} {{ x {{ --from: \"{file}\" }} }}");
            fs::write(folder.join(file), rule).expect("written");
        }
        let sheet = bundle(&folder).expect("bundled");
        fs::remove_dir_all(&folder).expect("removed");
        let places: Vec<_> = [
            "@layer tokens,base",
            "tokens.css",
            "components/a.css",
            "components/b.css",
            "print.css",
        ]
        .into_iter()
        .map(|part| sheet.find(part).expect("is there"))
        .collect();
        assert!(places.is_sorted(), "{sheet}");
    }
}
