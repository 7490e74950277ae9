//! What every file of this app begins with: the name of its format and the format's version, so that a
//! file of another program, a newer one and a damaged one are told apart before anything else is read.

use super::read::{JsonError, Reader};

/// How far into a text that is no JSON the format's name is looked for, in bytes.
const HEAD_BYTES: usize = 200;

/// Why a text is no file of the format that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    /// No JSON document, nor the beginning of such a file.
    NotJson,
    /// A JSON document of some other program.
    Foreign,
    /// It begins as such a file and is no JSON: cut short, or changed in an editor.
    CutShort,
    /// Of that format, and of no version that there ever was.
    Shape,
    /// Of a newer version of the format.
    Newer { version: u32 },
}

/// Sees that a text is a JSON document that says to be of this format and version.
///
/// # Errors
/// What it is in the stead of that.
pub fn judge(text: &str, format: &str, version: u32) -> Result<(), FileError> {
    let begins_so = || {
        let head = &text.as_bytes()[..text.len().min(HEAD_BYTES)];
        head.windows(format.len())
            .any(|window| window == format.as_bytes())
    };
    let said = match read_head(text) {
        Ok((named, said)) if named == format => said,
        Ok(_) => return Err(FileError::Foreign),
        Err(JsonError::Shape) if begins_so() => return Err(FileError::Shape),
        Err(JsonError::Shape) => return Err(FileError::Foreign),
        Err(JsonError::Syntax) if begins_so() => return Err(FileError::CutShort),
        Err(JsonError::Syntax) => return Err(FileError::NotJson),
    };
    match said {
        Some(newer) if newer > version => Err(FileError::Newer { version: newer }),
        Some(same) if same == version => Ok(()),
        _ => Err(FileError::Shape),
    }
}

fn read_head(text: &str) -> Result<(String, Option<u32>), JsonError> {
    let (mut format, mut version) = (None, None);
    whole_object(text, &mut |name, json| match name {
        "format" => once(&mut format, json.text()?.into_owned()),
        "version" => once(&mut version, json.whole_or_null()?),
        _ => json.skip(),
    })?;
    let version = match version.flatten() {
        Some(number) => Some(u32::try_from(number).map_err(|_| JsonError::Shape)?),
        None => None,
    };
    Ok((format.ok_or(JsonError::Shape)?, version))
}

/// Reads one object, and sees that nothing stands after it.
///
/// # Errors
/// `Syntax` for no JSON, `Shape` where another value stands there, and whatever `take` refuses.
pub fn whole_object(
    text: &str,
    take: &mut dyn FnMut(&str, &mut Reader<'_>) -> Result<(), JsonError>,
) -> Result<(), JsonError> {
    let mut json = Reader::new(text);
    json.object(take)?;
    json.end()
}

/// Fills a field.
///
/// # Errors
/// `Shape` where it is filled already: a field that stands there twice has no one meaning.
pub fn once<T>(field: &mut Option<T>, value: T) -> Result<(), JsonError> {
    match field.replace(value) {
        None => Ok(()),
        Some(_) => Err(JsonError::Shape),
    }
}
