//! Reads the file back.

use super::file::{self, FORMAT, VERSION};
use super::{COPY_MAX_BYTES, Copy, CopyDamage, CopyError, VaultCopy};
use crate::VaultKind;
use crate::keys::VaultKey;
use crate::open::{OpenError, open};
use base64ct::{Base64, Encoding};
use json::{FileError, JsonError, Reader, once};

/// The copy in a file's text. The readable part is passed over: what counts are the batches.
///
/// # Errors
/// Why the file is refused. Its length is judged before anything in it is looked at.
pub fn read(text: &str) -> Result<Copy, CopyError> {
    if text.len() > COPY_MAX_BYTES {
        return Err(CopyError::TooLarge);
    }
    json::judge(text, FORMAT, VERSION).map_err(refused)?;
    let (copy, sum) = read_file(text).map_err(|_| damaged(CopyDamage::Shape))?;
    if sum != file::sum(&copy) {
        return Err(damaged(CopyDamage::Checksum));
    }
    match copy.vaults.iter().find(|vault| !key_fits(vault)) {
        Some(vault) => Err(damaged(CopyDamage::Key { vault: vault.id })),
        None => Ok(copy),
    }
}

fn refused(error: FileError) -> CopyError {
    match error {
        FileError::NotJson => CopyError::NotJson,
        FileError::Foreign => CopyError::Foreign,
        FileError::Newer { version } => CopyError::Newer { version },
        FileError::CutShort => damaged(CopyDamage::CutShort),
        FileError::Shape => damaged(CopyDamage::Shape),
    }
}

/// The copy and the sum that stands beside it.
fn read_file(text: &str) -> Result<(Copy, String), JsonError> {
    let (mut made_at, mut sum, mut vaults) = (None, None, None);
    json::whole_object(text, &mut |name, json| match name {
        "made_at" => once(&mut made_at, json.whole()?),
        "sum" => once(&mut sum, json.text()?.into_owned()),
        "vaults" => {
            let mut list = Vec::new();
            json.list(&mut |json| {
                list.push(read_vault(json)?);
                Ok(())
            })?;
            once(&mut vaults, list)
        }
        _ => json.skip(),
    })?;
    let copy = Copy {
        made_at: made_at.ok_or(JsonError::Shape)?,
        vaults: vaults.ok_or(JsonError::Shape)?,
    };
    Ok((copy, sum.ok_or(JsonError::Shape)?))
}

fn read_vault(json: &mut Reader<'_>) -> Result<VaultCopy, JsonError> {
    let (mut id, mut kind, mut key, mut batches) = (None, None, None, None);
    json.object(&mut |name, json| match name {
        "id" => {
            let text = json.text()?;
            once(&mut id, text.parse().map_err(|_| JsonError::Shape)?)
        }
        "kind" => once(&mut kind, read_kind(json)?),
        "key" => {
            let bytes = read_bytes(json)?.try_into();
            once(&mut key, bytes.map_err(|_| JsonError::Shape)?)
        }
        "batches" => {
            let mut list = Vec::new();
            json.list(&mut |json| {
                list.push(read_bytes(json)?);
                Ok(())
            })?;
            once(&mut batches, list)
        }
        _ => json.skip(),
    })?;
    Ok(VaultCopy {
        id: id.ok_or(JsonError::Shape)?,
        kind: kind.ok_or(JsonError::Shape)?,
        key: VaultKey(key.ok_or(JsonError::Shape)?),
        batches: batches.ok_or(JsonError::Shape)?,
    })
}

fn read_kind(json: &mut Reader<'_>) -> Result<VaultKind, JsonError> {
    let name = json.text()?;
    [VaultKind::Firm, VaultKind::Private, VaultKind::Place]
        .into_iter()
        .find(|&kind| file::kind_name(kind) == name)
        .ok_or(JsonError::Shape)
}

fn read_bytes(json: &mut Reader<'_>) -> Result<Vec<u8>, JsonError> {
    Base64::decode_vec(&json.text()?).map_err(|_| JsonError::Shape)
}

/// Whether the key opens the first batch that is whole as far as can be told without it. Where
/// there is none, the key is taken on trust: the sum has shown that it stands as it was written,
/// and one vault beyond help is no reason to refuse the others.
fn key_fits(vault: &VaultCopy) -> bool {
    let tried = |bytes: &Vec<u8>| match open(bytes, vault.id, &vault.key) {
        Ok(_) => Some(true),
        Err(OpenError::WrongKey) => Some(false),
        Err(_) => None,
    };
    vault.batches.iter().find_map(tried).unwrap_or(true)
}

fn damaged(what: CopyDamage) -> CopyError {
    CopyError::Damaged { what }
}
