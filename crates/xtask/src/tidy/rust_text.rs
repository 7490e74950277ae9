//! Rust source with the parts blanked out that a rule must not look at. Lines keep their places.

/// Blanks comments. Strings stay: code can hide in them.
pub(super) fn without_comments(text: &str) -> String {
    mask(text, false)
}

/// Blanks comments and the insides of strings.
pub(super) fn without_comments_and_strings(text: &str) -> String {
    mask(text, true)
}

/// Blanks what is compiled for tests only. Expects text whose comments and strings are blank already,
/// and blanks the same places of `text`.
pub(super) fn without_tests(masked: &str, text: &str) -> String {
    let mut result = text.as_bytes().to_vec();
    let mut from = 0;
    while let Some(found) = masked
        .get(from..)
        .and_then(|rest| rest.find("#[cfg(test)]"))
    {
        let start = from + found;
        let end = end_of_item(masked, start);
        blank(&mut result, start, end);
        from = end;
    }
    String::from_utf8_lossy(&result).into_owned()
}

/// A string literal: where its first quote stands, and what is between the quotes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Literal {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

/// Every string literal outside comments, in order.
pub(super) fn literals(text: &str) -> Vec<Literal> {
    let spans = spans(text);
    let strings = spans.into_iter().filter(|span| span.kind == Kind::String);
    strings
        .map(|span| Literal {
            start: span.start,
            end: span.end,
            text: text
                .get(span.start..span.end)
                .unwrap_or_default()
                .trim_matches(['r', '#', 'b', '"'])
                .to_owned(),
        })
        .collect()
}

/// The line of a place in the text, from 1.
pub(super) fn line_of(text: &str, place: usize) -> usize {
    1 + text
        .bytes()
        .take(place)
        .filter(|byte| *byte == b'\n')
        .count()
}

fn end_of_item(masked: &str, start: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, byte) in masked.bytes().enumerate().skip(start) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth <= 1 => return offset + 1,
            b'}' => depth -= 1,
            b';' if depth == 0 => return offset + 1,
            _ => {}
        }
    }
    masked.len()
}

fn mask(text: &str, strings_too: bool) -> String {
    let mut result = text.as_bytes().to_vec();
    for span in spans(text) {
        match span.kind {
            Kind::Comment => blank(&mut result, span.start, span.end),
            Kind::String if strings_too => {
                // The quotes stay, so that a rule still sees that a string stands there.
                let inside = span.start + 1..span.end.saturating_sub(1);
                blank(&mut result, inside.start, inside.end);
            }
            Kind::String => {}
        }
    }
    String::from_utf8_lossy(&result).into_owned()
}

fn blank(bytes: &mut [u8], start: usize, end: usize) {
    for byte in bytes.iter_mut().take(end).skip(start) {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Comment,
    String,
}

#[derive(Debug)]
struct Span {
    kind: Kind,
    start: usize,
    end: usize,
}

fn spans(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut spans = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let found = match rest {
            [b'/', b'/', ..] => Some((Kind::Comment, length_until(rest, b"\n"))),
            [b'/', b'*', ..] => Some((Kind::Comment, length_until(rest, b"*/"))),
            [b'"', ..] => Some((Kind::String, quoted_length(rest))),
            [b'r', b'"' | b'#', ..] if !follows_name(bytes, at) => {
                raw_length(rest).map(|length| (Kind::String, length))
            }
            [b'\'', ..] => {
                at += character_length(rest);
                continue;
            }
            _ => None,
        };
        match found {
            Some((kind, length)) => {
                spans.push(Span {
                    kind,
                    start: at,
                    end: at + length,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    spans
}

fn follows_name(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| bytes.get(before))
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

fn length_until(bytes: &[u8], end: &[u8]) -> usize {
    bytes
        .windows(end.len())
        .position(|window| window == end)
        .map_or(bytes.len(), |place| place + end.len())
}

fn quoted_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn raw_length(bytes: &[u8]) -> Option<usize> {
    let hashes = bytes
        .iter()
        .skip(1)
        .take_while(|byte| **byte == b'#')
        .count();
    if bytes.get(1 + hashes) != Some(&b'"') {
        return None;
    }
    let end: Vec<u8> = std::iter::once(b'"')
        .chain(std::iter::repeat_n(b'#', hashes))
        .collect();
    let start = 2 + hashes;
    Some(start + length_until(&bytes[start..], &end))
}

/// A character such as `'"'` is stepped over whole; a lifetime is only its tick.
fn character_length(bytes: &[u8]) -> usize {
    match bytes {
        [_, b'\\', ..] => 2 + length_until(&bytes[2..], b"'").max(2),
        _ => (2..=5)
            .find(|end| bytes.get(*end) == Some(&b'\''))
            .filter(|end| is_one_character(&bytes[1..*end]))
            .map_or(1, |end| end + 1),
    }
}

fn is_one_character(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_blanked_and_code_is_kept() {
        let text = "a // b\n/* c */ d(\"e // f\", '\"', 'g', &'h i, r#\"j \"k\"\"#);";
        assert_eq!(
            without_comments_and_strings(text),
            "a     \n        d(\"      \", '\"', 'g', &'h i, r        #);"
        );
        assert_eq!(
            literals(text)
                .iter()
                .map(|literal| literal.text.as_str())
                .collect::<Vec<_>>(),
            ["e // f", "j \"k"]
        );
    }

    #[test]
    fn code_for_tests_is_blanked_to_its_closing_brace() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() {} }\nfn c() {}\n#[cfg(test)]\nuse d;\nfn e() {}";
        let kept = without_tests(text, text);
        assert!(kept.contains("fn a()") && kept.contains("fn c()") && kept.contains("fn e()"));
        assert!(!kept.contains("fn b()") && !kept.contains("use d"));
        assert_eq!(line_of(&kept, kept.find("fn c").expect("kept")), 4);
    }
}
