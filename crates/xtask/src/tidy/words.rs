//! Words that a person reads stand in the catalogue, where they can be mended and translated.
//! A rule about text cannot be proved by reading code; this one catches how such words are written here.

use super::Finding;
use super::project::{File, Project};
use super::rust_text::{self, Literal, line_of, without_comments_and_strings, without_tests};

/// Attributes of an element that are read out or shown.
const READ_BY_PEOPLE: [&str; 9] = [
    "alt",
    "aria-description",
    "aria-label",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "label",
    "placeholder",
    "title",
];
/// Macros whose words are for us, not for people.
const FOR_DEVELOPERS: [&str; 6] = [
    "panic!(",
    "unreachable!(",
    "assert!(",
    "debug_assert!(",
    "log::",
    "console::",
];
const CATALOGUE: &str = "src/words/";

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let files = project
        .rust_below("src")
        .filter(|file| !file.path.starts_with(CATALOGUE));
    Ok(files.flat_map(findings_in).collect())
}

fn findings_in(file: &File) -> Vec<Finding> {
    let masked = without_comments_and_strings(&file.text);
    let code = without_tests(&masked, &masked);
    let literals = rust_text::literals(&file.text);
    let for_people = literals
        .iter()
        .filter(|literal| is_code(&code, literal) && is_for_people(&code, literal));
    for_people
        .map(|literal| Finding {
            file: file.path.clone(),
            line: Some(line_of(&file.text, literal.start)),
            what: format!(
                "the words \"{}\" belong in {CATALOGUE}en.yaml",
                literal.text
            ),
        })
        .collect()
}

/// False for what was blanked because only tests compile it.
fn is_code(code: &str, literal: &Literal) -> bool {
    code.as_bytes().get(literal.start) != Some(&b' ')
}

fn is_for_people(code: &str, literal: &Literal) -> bool {
    let has_letters = literal.text.chars().any(char::is_alphabetic);
    if !has_letters
        || is_in_rust_attribute(code, literal.start)
        || is_for_developers(code, literal.start)
    {
        return false;
    }
    match place_in_markup(code, literal.start) {
        Place::Text => true,
        Place::Attribute(name) => READ_BY_PEOPLE.contains(&name.as_str()),
        Place::Code => is_sentence(&literal.text) || is_label(&literal.text),
        Place::NoMarkup => is_sentence(&literal.text),
    }
}

/// Where in a `view!` a string stands.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    NoMarkup,
    /// Between tags.
    Text,
    /// In the value of that attribute, or in code that works it out.
    Attribute(String),
    /// In code between tags.
    Code,
}

fn place_in_markup(code: &str, place: usize) -> Place {
    let Some(start) = enclosing_view(code, place) else {
        return Place::NoMarkup;
    };
    let before = code.get(start..place).unwrap_or_default();
    match innermost_attribute(before) {
        Some(name) => Place::Attribute(name),
        None if follows_markup(before) => Place::Text,
        None => Place::Code,
    }
}

/// Where the markup starts whose closing bracket comes after the place.
fn enclosing_view(code: &str, place: usize) -> Option<usize> {
    let starts = code
        .match_indices("view!")
        .map(|(start, name)| start + name.len())
        .take_while(|start| *start < place);
    let open = starts.filter(|start| depth(code.get(*start..place).unwrap_or_default()) > 0);
    open.last()
}

/// How many brackets are open at the end of the text. Zero once the first one was closed.
fn depth(text: &str) -> usize {
    let mut depth = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return 0;
                }
            }
            _ => {}
        }
    }
    depth
}

/// The attribute whose value is being written at the end of the markup.
fn innermost_attribute(markup: &str) -> Option<String> {
    let bytes = markup.as_bytes();
    // One entry for each open bracket: the attribute it belongs to.
    let mut around: Vec<Option<String>> = vec![None];
    let mut in_tag = false;
    let mut present: Option<String> = None;
    for (at, byte) in bytes.iter().enumerate() {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
        match byte {
            b'{' | b'(' | b'[' => {
                around.push(present.clone());
            }
            b'}' | b')' | b']' => {
                present = around.pop().flatten();
                // What follows a closed value in the same tag is the next attribute.
                in_tag = in_tag || present.is_some();
            }
            b'<' if next.is_ascii_alphabetic() || next == b'/' => {
                in_tag = true;
                present = around.last().cloned().flatten();
            }
            b'>' if in_tag && !matches!(before, b'=' | b'-') => {
                in_tag = false;
                present = around.last().cloned().flatten();
            }
            b'=' if in_tag
                && !matches!(next, b'=' | b'>')
                && !matches!(before, b'=' | b'!' | b'<' | b'>' | b' ') =>
            {
                present = Some(name_before(markup, at));
            }
            _ => {}
        }
    }
    present
}

fn name_before(markup: &str, end: usize) -> String {
    let before = markup.get(..end).unwrap_or_default();
    let is_name =
        |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | ':');
    let start = before
        .rfind(|character| !is_name(character))
        .map_or(0, |place| place + 1);
    before.get(start..).unwrap_or_default().to_owned()
}

/// A string straight after a tag, a string or a block is text of the page.
fn follows_markup(markup: &str) -> bool {
    let before = markup.trim_end();
    before.ends_with('"')
        || (before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->"))
}

/// Two words, the first with a capital: a class list, a path or a drawing has none.
fn is_sentence(text: &str) -> bool {
    is_label(text)
        && text
            .split_whitespace()
            .skip(1)
            .any(|word| word.len() > 1 && word.chars().all(is_of_a_word))
}

/// A capital and small letters, as on a button.
fn is_label(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let mut letters = first.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().next().is_some_and(char::is_lowercase)
        && letters.all(is_of_a_word)
}

fn is_of_a_word(character: char) -> bool {
    character.is_lowercase()
        || matches!(
            character,
            '.' | ',' | ';' | ':' | '?' | '!' | '\'' | '’' | '-'
        )
}

fn is_in_rust_attribute(code: &str, place: usize) -> bool {
    let before = code.get(..place).unwrap_or_default();
    before
        .rfind("#[")
        .is_some_and(|start| depth(before.get(start + 1..).unwrap_or_default()) > 0)
        || before
            .rfind("#![")
            .is_some_and(|start| depth(before.get(start + 2..).unwrap_or_default()) > 0)
}

fn is_for_developers(code: &str, place: usize) -> bool {
    let before = code.get(..place).unwrap_or_default();
    let statement = before
        .rfind([';', '{', '}'])
        .map_or(before, |start| before.get(start..).unwrap_or_default());
    FOR_DEVELOPERS.iter().any(|name| statement.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let project = Project::of(&[("src/pages/home.rs", text)]);
        check(&project)
            .expect("readable")
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn words_in_a_page_are_found_wherever_they_are_written() {
        for text in [
            r#"view! { <p>"Hello"</p> }"#,
            r#"view! { <p>{count}" left to do"</p> }"#.replace("{count}", "<b/>").as_str(),
            r#"view! { <button aria-label="close">"×"</button> }"#,
            r#"view! { <img alt={if a { "petals" } else { "" }} src="/petals.svg"/> }"#,
            r#"view! { <input placeholder=move || "name"/> }"#,
            r#"view! { <p>{move || if saved() { "Saved" } else { "" }}</p> }"#,
            r#"view! { <p title="more" class="quiet">{word()}</p> }"#,
            r#"fn status() -> &'static str { "Saved on this phone" }"#,
            r#"view! { <Show when=move || a() == 1><p>"yes"</p></Show> }"#,
        ] {
            assert_eq!(found(text).len(), 1, "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn names_for_the_machine_are_let_be() {
        for text in [
            r#"view! { <p class="card wide" id="Result" role="status">{home::title()}</p> }"#,
            r#"view! { <a href="/About us" class={if a { "Card wide" } else { "card" }}>{x}</a> }"#,
            r#"view! { <svg viewBox="0 0 10 10"><path d={format!("M {x} 0 L 10 10 Z")}/></svg> }"#,
            r#"view! { <span>" · "</span> }"#,
            r#"view! { <div data-state=move || match s() { A => "Open now", B => "shut" }></div> }"#,
            r#"#[wasm_bindgen(js_name = "Save this now")] fn a() { panic!("Cannot be reached") }"#,
            r#"fn a() { element.set_attribute("role", "status"); } // "Not shown here""#,
            "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { c(\"Words of a test\"); } }",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_catalogue_itself_may_hold_words() {
        let project =
            Project::of(&[("src/words/mod.rs", "const A: &str = \"Words of a person\";")]);
        assert_eq!(check(&project).expect("readable"), []);
    }
}
