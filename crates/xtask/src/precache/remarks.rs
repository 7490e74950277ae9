//! Takes remarks and indentation out of the scripts. Whoever wants to read them finds them in the repository.

use super::files::Files;
use anyhow::{Context, ensure};

/// Makes every script of the build as short as it can be without being read as a language.
///
/// # Errors
/// When a script has text over several lines, where indentation would be part of the text.
pub(super) fn leave_out(files: &mut Files) -> anyhow::Result<()> {
    for name in files.names().iter().filter(|name| name.ends_with(".js")) {
        let short = without_remarks(files.text(name)?)
            .with_context(|| format!("while taking the remarks out of {name}"))?;
        files.insert(name, short.into_bytes());
    }
    Ok(())
}

/// Only remarks that have a line to themselves go: no other can be told from text in quotes so simply.
fn without_remarks(script: &str) -> anyhow::Result<String> {
    let mut short = String::with_capacity(script.len());
    let mut in_remark = false;
    for line in script.lines().map(str::trim) {
        in_remark |= line.starts_with("/*");
        if !in_remark && !line.is_empty() && !line.starts_with("//") {
            let ticks = line.matches('`').count();
            ensure!(ticks % 2 == 0, "text goes on in the next line: {line}");
            short.push_str(line);
            short.push('\n');
        }
        in_remark &= !line.ends_with("*/");
    }
    Ok(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_indentation_go_and_every_other_line_stays() {
        let script = "// Why.\nfunction f() {\n    /**\n     * @returns {number}\n     */\n    return \"//\"; // one\n}\n\n/* Two. */\nf();\n";
        let mut files = Files::of(&[("a.js", script), ("a.css", "/* c */")]);
        leave_out(&mut files).expect("left out");
        assert_eq!(
            files.text("a.js").expect("text"),
            "function f() {\nreturn \"//\"; // one\n}\nf();\n"
        );
        assert_eq!(files.text("a.css").expect("text"), "/* c */");
    }

    #[test]
    fn text_over_several_lines_stops_the_build() {
        let mut files = Files::of(&[("a.js", "f(`one\n  two`);")]);
        let problem = leave_out(&mut files).expect_err("would change the text");
        assert!(format!("{problem:#}").contains("a.js"), "{problem:#}");
    }
}
