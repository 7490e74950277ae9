//! Writes a JSON text for people: each field and item on a line of its own, two spaces deeper
//! than what holds it.

const INDENT: &str = "  ";

/// The text so far. What is written between `{` or `[` and its end has to be fields or items.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    depth: usize,
    /// Whether nothing stands yet in the list or object that is being written.
    is_empty: bool,
}

impl Writer {
    /// The whole text.
    pub fn finish(self) -> String {
        self.text
    }

    /// An object, whose fields `write` writes, each as a [`Writer::field`] and a value.
    pub fn object(&mut self, write: &mut dyn FnMut(&mut Self)) {
        self.within('{', '}', write);
    }

    /// A list, whose items `write` writes, each as an [`Writer::item`] and a value.
    pub fn list(&mut self, write: &mut dyn FnMut(&mut Self)) {
        self.within('[', ']', write);
    }

    /// Begins a field; its value comes next.
    pub fn field(&mut self, name: &str) -> &mut Self {
        self.item().text(name);
        self.text.push_str(": ");
        self
    }

    /// Begins an item; its value comes next.
    pub fn item(&mut self) -> &mut Self {
        if !self.is_empty {
            self.text.push(',');
        }
        self.is_empty = false;
        self.line();
        self
    }

    pub fn text(&mut self, text: &str) {
        self.text.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.escaped(character),
                '\u{8}' => self.escaped('b'),
                '\u{C}' => self.escaped('f'),
                '\n' => self.escaped('n'),
                '\r' => self.escaped('r'),
                '\t' => self.escaped('t'),
                '\0'..='\u{1F}' => {
                    let code = u32::from(character);
                    self.text
                        .push_str(if code < 16 { "\\u000" } else { "\\u001" });
                    self.text.extend(char::from_digit(code % 16, 16));
                }
                _ => self.text.push(character),
            }
        }
        self.text.push('"');
    }

    pub fn whole(&mut self, number: i64) {
        self.text.push_str(&number.to_string());
    }

    pub fn flag(&mut self, flag: bool) {
        self.text.push_str(if flag { "true" } else { "false" });
    }

    fn within(&mut self, open: char, close: char, write: &mut dyn FnMut(&mut Self)) {
        self.text.push(open);
        self.depth += 1;
        self.is_empty = true;
        write(self);
        self.depth -= 1;
        if !self.is_empty {
            self.line();
        }
        self.is_empty = false;
        self.text.push(close);
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str(INDENT);
        }
    }

    fn escaped(&mut self, sign: char) {
        self.text.push('\\');
        self.text.push(sign);
    }
}
