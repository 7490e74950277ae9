//! Text inside an SVG: made safe for markup, and broken into lines.

/// The text with the characters that XML gives a meaning to written as references.
/// Control characters, which XML forbids, are left out.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' => safe.push(' '),
            _ if letter.is_control() => {}
            _ => safe.push(letter),
        }
    }
    safe
}

/// Breaks the text between words into lines of at most `width` pixels at a font of `size`
/// pixels. A word wider than a line is cut, as nothing may run off the picture.
pub(super) fn wrap(text: &str, size: f32, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if estimated_width(&longer, size) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = cut_into(&mut lines, word, size, width);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// As [`wrap`], with lines of about one length, so that no last word is left alone.
pub(super) fn wrap_evenly(text: &str, size: f32, width: f32) -> Vec<String> {
    let lines = wrap(text, size, width);
    let narrower = (1..10)
        .rev()
        .map(|tenths| wrap(text, size, width * tenths as f32 / 10.0));
    narrower
        .take_while(|narrow| narrow.len() == lines.len())
        .last()
        .unwrap_or(lines)
}

/// Pushes all full lines of one word and returns what is left of it.
fn cut_into(lines: &mut Vec<String>, word: &str, size: f32, width: f32) -> String {
    let mut rest = String::new();
    for letter in word.chars() {
        rest.push(letter);
        if estimated_width(&rest, size) > width && rest.chars().count() > 1 {
            rest.pop();
            lines.push(std::mem::take(&mut rest));
            rest.push(letter);
        }
    }
    rest
}

/// How wide a line is, in pixels, at a font of `size` pixels.
fn estimated_width(text: &str, size: f32) -> f32 {
    ems(text) * size
}

/// How wide a line is, in ems of a bold font. Fonts differ between phones, so this errs on
/// the wide side.
pub(super) fn ems(text: &str) -> f32 {
    text.chars().map(em_width).sum()
}

/// The width of one letter in ems, by kind.
fn em_width(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '!' | ':' | ';' | '|' | '’' => 0.36,
        ' ' | 'f' | 'r' | 't' | '(' | ')' | '-' | '"' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' => 0.98,
        _ if letter.is_ascii_uppercase() || letter.is_ascii_digit() => 0.74,
        // Letters from the CJK blocks on fill a whole square.
        _ if letter as u32 >= 0x2e80 => 1.05,
        _ => 0.64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_name_stays_text() {
        assert_eq!(
            escape("<b>R&D</b> \"A\" 'B'\u{1}\n"),
            "&lt;b&gt;R&amp;D&lt;/b&gt; &quot;A&quot; &#39;B&#39; "
        );
    }

    #[test]
    fn a_headline_is_broken_between_words_and_loses_none() {
        let text = "Fair to people. The planet needs a next step.";
        let lines = wrap(text, 64.0, 900.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), text);
        for line in &lines {
            assert!(estimated_width(line, 64.0) <= 900.0, "{line} is too wide");
        }
    }

    #[test]
    fn a_word_wider_than_the_picture_is_cut_and_loses_no_letter() {
        let word = "Betriebswirtschaftsgemeinschaft".repeat(3);
        let lines = wrap(&format!("Die {word} hilft"), 64.0, 700.0);
        assert_eq!(lines.concat().replace(' ', ""), format!("Die{word}hilft"));
        for line in &lines {
            assert!(estimated_width(line, 64.0) <= 700.0, "{line} is too wide");
        }
    }

    #[test]
    fn an_even_headline_leaves_no_last_word_alone() {
        let text = "Fair to people. The planet needs a next step.";
        assert_eq!(wrap(text, 68.0, 920.0).last().unwrap(), "step.");
        let even = wrap_evenly(text, 68.0, 920.0);
        assert_eq!(
            even,
            ["Fair to people.", "The planet needs", "a next step."]
        );
    }

    #[test]
    fn nothing_to_say_takes_no_line() {
        assert!(wrap("  ", 64.0, 900.0).is_empty());
    }
}
