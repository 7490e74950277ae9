//! A closed round as a file: a host closes it on a device of its own and hands over what a closed
//! round keeps, so that the organisation never has a single answer. docs/voices.md has the format.

use std::collections::BTreeMap;

use json::{FileError, JsonError, Reader, Writer, once};
use sha2::{Digest, Sha256};

use super::form::Reflection;
use super::round::{ClosedRound, RoundSummary};

/// The largest file that is read, in bytes: more than 600 people can fill who all write as much as the
/// form takes.
pub const ROUND_FILE_MAX_BYTES: usize = 10_000_000;

/// Says whose file it is.
const FORMAT: &str = "good-business-round";
/// The version that this code writes and reads.
const VERSION: u32 = 1;
/// More than the form takes of one person's own words, in bytes.
const WORDS_MAX_BYTES: usize = 16_000;

/// A closed round on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundFile {
    /// The version of the reflection's questions.
    pub questions: String,
    /// The id of the reflection that it was held for.
    pub reflection: String,
    /// The id of the round, which is kept with it: so twice is once.
    pub round: String,
    pub closed: ClosedRound,
}

/// Why a file is refused, as a whole and before anything is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundFileError {
    /// Over [`ROUND_FILE_MAX_BYTES`].
    TooLarge,
    /// No file of a round at all.
    Foreign,
    /// Made by a newer version of the app.
    Newer,
    /// Not as it was written, or nothing that a closed round can keep.
    Damaged,
    /// Held for another reflection.
    OtherReflection,
    /// Held with another version of the questions.
    OtherQuestions,
}

impl RoundFile {
    /// The text of the file. The same round gives the same text.
    pub fn write(&self) -> String {
        self.text(&self.sum())
    }

    /// The round in a file's text, if it was held for the reflection of that id with these questions.
    ///
    /// # Errors
    /// Why the file is refused. Its length is judged before anything in it is looked at.
    pub fn read(text: &str, questions: &Reflection, id: &str) -> Result<RoundFile, RoundFileError> {
        if text.len() > ROUND_FILE_MAX_BYTES {
            return Err(RoundFileError::TooLarge);
        }
        json::judge(text, FORMAT, VERSION).map_err(refused)?;
        let (file, sum) = read_fields(text).map_err(|_| RoundFileError::Damaged)?;
        // What no closed round can keep is left out on reading, so that its sum is another.
        if sum != file.sum() || !is_id(&file.round) {
            return Err(RoundFileError::Damaged);
        }
        if file.reflection != id {
            return Err(RoundFileError::OtherReflection);
        }
        if file.questions != questions.version {
            return Err(RoundFileError::OtherQuestions);
        }
        match file.can_be_kept(questions) {
            true => Ok(file),
            false => Err(RoundFileError::Damaged),
        }
    }

    /// Whether it speaks of themes that were asked, and of each person's words no more than fits.
    fn can_be_kept(&self, questions: &Reflection) -> bool {
        let mut themes = self.closed.summaries();
        let mut words = self.closed.words().iter();
        themes.all(|(theme, _)| questions.theme(theme).is_some())
            && words.all(|words| words.len() <= WORDS_MAX_BYTES)
    }

    /// SHA-256, in hexadecimal, over the text with no sum in it.
    fn sum(&self) -> String {
        base16ct::lower::encode_string(&Sha256::digest(self.text("")))
    }

    fn text(&self, sum: &str) -> String {
        let mut json = Writer::default();
        json.object(&mut |json| {
            json.field("format").text(FORMAT);
            json.field("version").whole(i64::from(VERSION));
            json.field("sum").text(sum);
            json.field("questions").text(&self.questions);
            json.field("reflection").text(&self.reflection);
            json.field("round").text(&self.round);
            let closed_on = self.closed.closed_on().to_string();
            json.field("closed_on").text(&closed_on);
            json.field("themes").object(&mut |json| {
                for (theme, summary) in self.closed.summaries() {
                    json.field(theme)
                        .object(&mut |json| write_summary(summary, json));
                }
            });
            json.field("words").list(&mut |json| {
                for words in self.closed.words() {
                    json.item().text(words);
                }
            });
        });
        json.finish()
    }
}

fn write_summary(summary: RoundSummary, json: &mut Writer) {
    json.field("doubled_median")
        .whole(i64::from(summary.doubled_median));
    let answered = i64::try_from(summary.answered).unwrap_or(i64::MAX);
    json.field("answered").whole(answered);
    json.field("wide").flag(summary.is_wide);
}

/// What the file says, and the sum that stands beside it.
fn read_fields(text: &str) -> Result<(RoundFile, String), JsonError> {
    let (mut sum, mut questions, mut reflection, mut round) = (None, None, None, None);
    let (mut closed_on, mut themes, mut words) = (None, None, None);
    json::whole_object(text, &mut |name, json| match name {
        "sum" => once(&mut sum, json.text()?.into_owned()),
        "questions" => once(&mut questions, json.text()?.into_owned()),
        "reflection" => once(&mut reflection, json.text()?.into_owned()),
        "round" => once(&mut round, json.text()?.into_owned()),
        "closed_on" => {
            let day = json.text()?.parse();
            once(&mut closed_on, day.map_err(|_| JsonError::Shape)?)
        }
        "themes" => {
            let mut read = BTreeMap::new();
            json.object(&mut |theme, json| {
                let summary = read_summary(json)?;
                match read.insert(theme.to_owned(), summary) {
                    None => Ok(()),
                    Some(_) => Err(JsonError::Shape),
                }
            })?;
            once(&mut themes, read)
        }
        "words" => {
            let mut read = Vec::new();
            json.list(&mut |json| {
                read.push(json.text()?.into_owned());
                Ok(())
            })?;
            once(&mut words, read)
        }
        _ => json.skip(),
    })?;
    let missing = JsonError::Shape;
    let file = RoundFile {
        questions: questions.ok_or(missing)?,
        reflection: reflection.ok_or(missing)?,
        round: round.ok_or(missing)?,
        closed: ClosedRound::from_kept(
            closed_on.ok_or(missing)?,
            themes.ok_or(missing)?,
            words.ok_or(missing)?,
        ),
    };
    Ok((file, sum.ok_or(missing)?))
}

fn read_summary(json: &mut Reader<'_>) -> Result<RoundSummary, JsonError> {
    let (mut doubled_median, mut answered, mut is_wide) = (None, None, None);
    json.object(&mut |name, json| match name {
        "doubled_median" => {
            let number = u8::try_from(json.whole()?);
            once(&mut doubled_median, number.map_err(|_| JsonError::Shape)?)
        }
        "answered" => {
            let number = usize::try_from(json.whole()?);
            once(&mut answered, number.map_err(|_| JsonError::Shape)?)
        }
        "wide" => once(&mut is_wide, json.flag()?),
        _ => json.skip(),
    })?;
    Ok(RoundSummary {
        doubled_median: doubled_median.ok_or(JsonError::Shape)?,
        answered: answered.ok_or(JsonError::Shape)?,
        is_wide: is_wide.ok_or(JsonError::Shape)?,
    })
}

/// Whether it can name a round in a record.
fn is_id(id: &str) -> bool {
    let is_short = (1..=32).contains(&id.len());
    is_short && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn refused(error: FileError) -> RoundFileError {
    match error {
        FileError::NotJson | FileError::Foreign => RoundFileError::Foreign,
        FileError::Newer { .. } => RoundFileError::Newer,
        FileError::CutShort | FileError::Shape => RoundFileError::Damaged,
    }
}
