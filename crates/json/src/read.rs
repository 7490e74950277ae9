//! Reads a JSON text from its beginning to its end, value by value as the caller asks for them,
//! so that nothing takes memory that is not wanted.

use std::borrow::Cow;

/// How deep lists and objects may lie in each other, so that no text exhausts the stack.
pub(super) const DEPTH_MAX: usize = 64;

/// Why the value that was asked for is not given. Nothing can be read after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonError {
    /// The text is no JSON, or nested deeper than any of our files.
    Syntax,
    /// A value of another form stands there.
    Shape,
}

/// A value that holds no others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scalar<'t> {
    Text(Cow<'t, str>),
    Whole(i64),
    /// A fraction, one written with an exponent, -0, or over 64 bits. No field of our files is one.
    OtherNumber,
    Flag(bool),
    Null,
}

/// What takes a value, or one field of an object, off the reader.
type Take<'a, 't> = &'a mut dyn FnMut(&mut Reader<'t>) -> Result<(), JsonError>;
type TakeField<'a, 't> = &'a mut dyn FnMut(&str, &mut Reader<'t>) -> Result<(), JsonError>;

/// Where in the text the reader is.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
        }
    }

    /// Hands over each field's name, in the text's order; `take` has to take its value. A name
    /// may come twice: that is for `take` to judge.
    pub fn object(&mut self, take: TakeField<'_, 't>) -> Result<(), JsonError> {
        self.within(b'{', b'}', &mut |reader| {
            reader.next_token();
            let name = reader.quoted()?;
            reader.next_token();
            reader.demand(b':')?;
            take(&name, reader)
        })
    }

    /// Lets `take` take each item.
    pub fn list(&mut self, take: Take<'_, 't>) -> Result<(), JsonError> {
        self.within(b'[', b']', take)
    }

    pub fn text(&mut self) -> Result<Cow<'t, str>, JsonError> {
        match self.scalar()? {
            Scalar::Text(text) => Ok(text),
            _ => Err(JsonError::Shape),
        }
    }

    pub fn whole(&mut self) -> Result<i64, JsonError> {
        self.whole_or_null()?.ok_or(JsonError::Shape)
    }

    pub fn whole_or_null(&mut self) -> Result<Option<i64>, JsonError> {
        match self.scalar()? {
            Scalar::Whole(number) => Ok(Some(number)),
            Scalar::Null => Ok(None),
            _ => Err(JsonError::Shape),
        }
    }

    pub fn flag(&mut self) -> Result<bool, JsonError> {
        match self.scalar()? {
            Scalar::Flag(flag) => Ok(flag),
            _ => Err(JsonError::Shape),
        }
    }

    /// Takes any value and keeps nothing of it.
    pub fn skip(&mut self) -> Result<(), JsonError> {
        match self.next_token() {
            Some(b'{') => self.object(&mut |_, reader| reader.skip()),
            Some(b'[') => self.list(&mut |reader| reader.skip()),
            _ => self.scalar().map(drop),
        }
    }

    /// Sees that nothing stands after the value.
    pub fn end(&mut self) -> Result<(), JsonError> {
        match self.next_token() {
            None => Ok(()),
            Some(_) => Err(JsonError::Syntax),
        }
    }

    /// `Shape` for a list or an object, before anything in it is looked at.
    pub(super) fn scalar(&mut self) -> Result<Scalar<'t>, JsonError> {
        match self.next_token() {
            Some(b'"') => self.quoted().map(Scalar::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'{' | b'[') => Err(JsonError::Shape),
            _ if self.skip_word("true") => Ok(Scalar::Flag(true)),
            _ if self.skip_word("false") => Ok(Scalar::Flag(false)),
            _ if self.skip_word("null") => Ok(Scalar::Null),
            _ => Err(JsonError::Syntax),
        }
    }

    /// The byte with which the next value, sign or end begins, after any white space.
    pub(super) fn next_token(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    fn within(&mut self, open: u8, close: u8, take: Take<'_, 't>) -> Result<(), JsonError> {
        if self.next_token() != Some(open) {
            return self.scalar().and(Err(JsonError::Shape));
        }
        if self.depth == DEPTH_MAX {
            return Err(JsonError::Syntax);
        }
        self.depth += 1;
        self.at += 1;
        if self.next_token() != Some(close) {
            take(self)?;
            while self.next_token() == Some(b',') {
                self.at += 1;
                take(self)?;
            }
        }
        self.demand(close)?;
        self.depth -= 1;
        Ok(())
    }

    fn number(&mut self) -> Result<Scalar<'t>, JsonError> {
        let start = self.at;
        self.skip_one_of(b"-");
        if !self.skip_one_of(b"0") {
            self.digits()?;
        }
        let number = self.text.get(start..self.at).unwrap_or_default();
        let mut is_whole = true;
        if self.skip_one_of(b".") {
            is_whole = false;
            self.digits()?;
        }
        if self.skip_one_of(b"eE") {
            is_whole = false;
            self.skip_one_of(b"+-");
            self.digits()?;
        }
        Ok(match number.parse() {
            Ok(whole) if is_whole && number != "-0" => Scalar::Whole(whole),
            _ => Scalar::OtherNumber,
        })
    }

    /// At least one digit.
    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        match self.at > start {
            true => Ok(()),
            false => Err(JsonError::Syntax),
        }
    }

    /// A text with its quotation marks. It is copied only if something in it is escaped.
    fn quoted(&mut self) -> Result<Cow<'t, str>, JsonError> {
        self.demand(b'"')?;
        let mut text = Cow::Borrowed("");
        loop {
            let start = self.at;
            while let Some(b' '..=b'!' | b'#'..=b'[' | b']'..) = self.peek() {
                self.at += 1;
            }
            text += self.text.get(start..self.at).unwrap_or_default();
            if self.skip_one_of(b"\"") {
                return Ok(text);
            }
            self.demand(b'\\')?;
            text.to_mut().push(self.escaped()?);
        }
    }

    /// What the characters after a backslash stand for.
    fn escaped(&mut self) -> Result<char, JsonError> {
        let sign = self.peek().ok_or(JsonError::Syntax)?;
        self.at += 1;
        Ok(match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.utf16_character(),
            _ => return Err(JsonError::Syntax),
        })
    }

    /// One UTF-16 unit, or two that are a pair; half a pair is no character.
    fn utf16_character(&mut self) -> Result<char, JsonError> {
        let mut code = self.four_hex_digits()?;
        if let 0xD800..=0xDBFF = code {
            self.demand(b'\\')?;
            self.demand(b'u')?;
            code = match self.four_hex_digits()? {
                low @ 0xDC00..=0xDFFF => 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00),
                _ => return Err(JsonError::Syntax),
            };
        }
        char::from_u32(code).ok_or(JsonError::Syntax)
    }

    fn four_hex_digits(&mut self) -> Result<u32, JsonError> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or(JsonError::Syntax)?;
            self.at += 1;
        }
        Ok(code)
    }

    fn demand(&mut self, byte: u8) -> Result<(), JsonError> {
        match self.skip_one_of(&[byte]) {
            true => Ok(()),
            false => Err(JsonError::Syntax),
        }
    }

    fn skip_one_of(&mut self, bytes: &[u8]) -> bool {
        let found = self.peek().is_some_and(|byte| bytes.contains(&byte));
        self.at += usize::from(found);
        found
    }

    fn skip_word(&mut self, word: &str) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let found = rest.starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}
