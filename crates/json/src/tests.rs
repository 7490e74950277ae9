//! Holds the reader and the writer against serde_json.
#![allow(
    clippy::unwrap_used,
    reason = "a test's helpers fail as the test itself does"
)]

use super::read::{DEPTH_MAX, Scalar};
use super::{JsonError, Reader, Writer};
use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

/// What stands for a number that the reader does not tell.
const OTHER_NUMBER: &str = "a number that is not whole";

/// Signs and words of which JSON, and what is nearly JSON, is made.
const PIECES: [&str; 36] = [
    "{",
    "}",
    "[",
    "]",
    "[",
    "]",
    ",",
    ",",
    ":",
    "{\"a\":",
    "\"b\"",
    "\"",
    "\\",
    "\\n",
    "\\/",
    "\\u00e9",
    "\\uD83D",
    "\\ude00",
    "é",
    "0",
    "1",
    "-",
    "9223372036854775807",
    ".5",
    "e3",
    "E+",
    "true",
    "false",
    "null",
    "nul",
    " ",
    "\n",
    "\t",
    "\u{1}",
    "\u{B}",
    "\u{A0}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_is_written_is_what_the_oracle_writes_and_is_read_back(value in value(whole())) {
        let mut json = Writer::default();
        write(&value, &mut json);
        let text = json.finish();
        prop_assert_eq!(&text, &serde_json::to_string_pretty(&value).unwrap());
        prop_assert_eq!(read(&text), Ok(value));
    }

    #[test]
    fn what_the_oracle_writes_is_read(value in value(any_number())) {
        prop_assert_eq!(read(&value.to_string()), Ok(as_read(value)));
    }

    #[test]
    fn the_same_texts_are_json_for_the_oracle(
        text in prop_oneof![
            ".{0,60}",
            "[\\[\\]{}\":,0-9.eE+\\\\untrfals -]{0,40}",
            prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12)
                .prop_map(|pieces| pieces.concat()),
        ],
    ) {
        compare_with_oracle(&text)?;
    }

    #[test]
    fn a_changed_character_is_noticed_where_the_oracle_notices_it(
        value in value(whole()),
        place in any::<prop::sample::Index>(),
        by in prop::sample::select(&PIECES[..]),
    ) {
        let text = value.to_string();
        let characters: Vec<char> = text.chars().collect();
        let (before, after) = characters.split_at(place.index(characters.len()));
        let changed: String = before.iter().copied()
            .chain(by.chars())
            .chain(after[1..].iter().copied())
            .collect();
        compare_with_oracle(&changed)?;
    }

    #[test]
    fn escaped_units_are_a_text_only_if_they_are_one(
        units in prop::collection::vec(
            prop_oneof![any::<u16>(), 0xD7FE..0xE002_u16, Just(0xD83D), Just(0xDE00)],
            0..6,
        ),
    ) {
        let escaped: String = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
        let expected = String::from_utf16(&units).map(Value::String);
        prop_assert_eq!(read(&format!("\"{escaped}\"")).ok(), expected.ok());
    }
}

#[test]
fn a_text_is_read_as_deep_as_the_limit_and_no_deeper() {
    let lists = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(skip(&lists(DEPTH_MAX)), Ok(()));
    assert_eq!(skip(&lists(DEPTH_MAX + 1)), Err(JsonError::Syntax));
    assert_eq!(skip(&"[".repeat(1_000_000)), Err(JsonError::Syntax));
    assert_eq!(skip(&"{\"a\":".repeat(1_000_000)), Err(JsonError::Syntax));
    let beside = format!("[{}[]]", "[[]],".repeat(1_000));
    assert_eq!(skip(&beside), Ok(()), "what has ended counts no more");
}

#[test]
fn a_value_of_another_form_is_told_from_what_is_no_json() {
    let text = |json| Reader::new(json).text().map(|text| text.into_owned());
    assert_eq!(text(" \"a\""), Ok("a".to_owned()));
    assert_eq!(text("3"), Err(JsonError::Shape));
    assert_eq!(text("[no json"), Err(JsonError::Shape));
    assert_eq!(text("\"a"), Err(JsonError::Syntax));
    assert_eq!(Reader::new("1.0").whole(), Err(JsonError::Shape));
    assert_eq!(Reader::new("null").whole(), Err(JsonError::Shape));
    assert_eq!(Reader::new("null").whole_or_null(), Ok(None));
    let list = |json| Reader::new(json).list(&mut |json| json.skip());
    assert_eq!(list("{\"a\": 1}"), Err(JsonError::Shape));
    assert_eq!(list("[1, 2,]"), Err(JsonError::Syntax));
}

/// Both refuse the text, or both read the same. One difference is meant: a number too large for
/// the oracle to hold is no less JSON.
fn compare_with_oracle(text: &str) -> Result<(), TestCaseError> {
    let read = read(text);
    match serde_json::from_str(text) {
        Ok(value) => prop_assert_eq!(read, Ok(as_read(value))),
        Err(error) if error.to_string().starts_with("number out of range") => {
            let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
            prop_assert!(is_json || read.is_err());
        }
        Err(_) => prop_assert_eq!(read, Err(JsonError::Syntax)),
    }
    Ok(())
}

/// A value with these numbers and with texts that have much to escape.
fn value(number: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
    let character = prop_oneof![
        any::<char>(),
        prop::char::range('\0', ' '),
        prop::sample::select(&['"', '\\', '\u{7F}'][..]),
    ];
    let text = prop::collection::vec(character, 0..6).prop_map(String::from_iter);
    let scalar = prop_oneof![
        number,
        text.clone().prop_map(Value::String),
        any::<bool>().prop_map(Value::Bool),
    ];
    scalar.prop_recursive(4, 16, 4, move |inner| {
        let fields = prop::collection::vec((text.clone(), inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::Array),
            fields.prop_map(|fields| Value::Object(Map::from_iter(fields))),
        ]
    })
}

fn whole() -> impl Strategy<Value = Value> {
    prop_oneof![any::<i64>(), -20..20_i64].prop_map(Value::from)
}

fn any_number() -> impl Strategy<Value = Value> {
    prop_oneof![
        whole(),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(Value::Null),
    ]
}

fn write(value: &Value, json: &mut Writer) {
    match value {
        Value::Object(fields) => json.object(&mut |json| {
            for (name, value) in fields {
                write(value, json.field(name));
            }
        }),
        Value::Array(items) => json.list(&mut |json| {
            for item in items {
                write(item, json.item());
            }
        }),
        Value::String(text) => json.text(text),
        Value::Number(number) => json.whole(number.as_i64().unwrap()),
        Value::Bool(flag) => json.flag(*flag),
        Value::Null => unreachable!("no copy holds a null"),
    }
}

fn read(text: &str) -> Result<Value, JsonError> {
    let mut json = Reader::new(text);
    let value = take(&mut json)?;
    json.end()?;
    Ok(value)
}

fn take(json: &mut Reader<'_>) -> Result<Value, JsonError> {
    match json.next_token() {
        Some(b'{') => {
            let mut fields = Map::new();
            json.object(&mut |name, json| {
                fields.insert(name.to_owned(), take(json)?);
                Ok(())
            })?;
            Ok(Value::Object(fields))
        }
        Some(b'[') => {
            let mut items = Vec::new();
            json.list(&mut |json| {
                items.push(take(json)?);
                Ok(())
            })?;
            Ok(Value::Array(items))
        }
        _ => Ok(match json.scalar()? {
            Scalar::Text(text) => Value::String(text.into_owned()),
            Scalar::Whole(number) => Value::from(number),
            Scalar::OtherNumber => Value::from(OTHER_NUMBER),
            Scalar::Flag(flag) => Value::Bool(flag),
            Scalar::Null => Value::Null,
        }),
    }
}

fn skip(text: &str) -> Result<(), JsonError> {
    let mut json = Reader::new(text);
    json.skip()?;
    json.end()
}

/// The oracle's value with its numbers as the reader tells them.
fn as_read(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields.into_iter().map(|(k, v)| (k, as_read(v))).collect(),
        Value::Array(items) => items.into_iter().map(as_read).collect(),
        Value::Number(number) => number.as_i64().map_or(OTHER_NUMBER.into(), Value::from),
        value => value,
    }
}
