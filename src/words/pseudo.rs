//! Two made-up languages that show, on every screen, what could not be translated.

/// Accented and about a third longer, between brackets: a word without accents escaped the
/// catalogue, and a bracket out of sight did not fit. Names in braces stay as they are.
pub(super) fn long(text: &str) -> String {
    let mut dressed = String::from("[");
    let mut in_braces = false;
    for (index, letter) in text.chars().enumerate() {
        in_braces = letter == '{' || (in_braces && letter != '}');
        if in_braces || letter == '}' {
            dressed.push(letter);
            continue;
        }
        dressed.push(accented(letter));
        if index % 3 == 0 && letter.is_alphabetic() {
            dressed.push(accented(letter));
        }
    }
    dressed.push(']');
    dressed
}

/// Turned round by the marks for right to left, which a screen reader and a copy leave out.
pub(super) fn right_to_left(text: &str) -> String {
    format!("\u{202e}{text}\u{202c}")
}

fn accented(letter: char) -> char {
    match letter {
        'a' => 'á',
        'c' => 'ç',
        'e' => 'é',
        'i' => 'î',
        'n' => 'ñ',
        'o' => 'ö',
        's' => 'š',
        'u' => 'ü',
        'y' => 'ý',
        'A' => 'Á',
        'E' => 'É',
        'I' => 'Î',
        'O' => 'Ö',
        'S' => 'Š',
        'U' => 'Ü',
        'W' => 'Ŵ',
        'Y' => 'Ý',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_language_keeps_the_names_in_braces() {
        let dressed = long("Saved at {time} today");
        assert!(dressed.contains("{time}"));
        assert!(dressed.chars().count() > "Saved at {time} today".chars().count() + 4);
    }
}
