//! Reads the file back.

use super::file::{FORMAT, File, FileHead, FileVault, VERSION};
use super::{COPY_MAX_BYTES, Copy, CopyDamage, CopyError, VaultCopy};
use crate::keys::VaultKey;
use crate::open::{OpenError, open};
use serde_json::error::Category;

/// How far into a text that is no JSON the format's name is looked for, in bytes.
const HEAD_BYTES: usize = 200;

/// The copy in a file's text. The readable part is passed over: what counts are the batches.
///
/// # Errors
/// Why the file is refused. Its length is judged before anything in it is looked at.
pub fn read(text: &str) -> Result<Copy, CopyError> {
    if text.len() > COPY_MAX_BYTES {
        return Err(CopyError::TooLarge);
    }
    match read_version(text)? {
        Some(version) if version > VERSION => return Err(CopyError::Newer { version }),
        Some(VERSION) => {}
        _ => return Err(damaged(CopyDamage::Shape)),
    }
    let file: File = serde_json::from_str(text).map_err(|_| damaged(CopyDamage::Shape))?;
    if file.sum != file.sum() {
        return Err(damaged(CopyDamage::Checksum));
    }
    let vaults = file
        .vaults
        .into_iter()
        .map(vault_copy)
        .collect::<Result<_, _>>()?;
    Ok(Copy {
        made_at: file.made_at,
        vaults,
    })
}

fn read_version(text: &str) -> Result<Option<u32>, CopyError> {
    let begins_as_copy = || {
        let head = &text.as_bytes()[..text.len().min(HEAD_BYTES)];
        head.windows(FORMAT.len())
            .any(|window| window == FORMAT.as_bytes())
    };
    match serde_json::from_str::<FileHead>(text) {
        Ok(head) if head.format == FORMAT => Ok(head.version),
        Ok(_) => Err(CopyError::Foreign),
        Err(error) if error.classify() == Category::Data && !begins_as_copy() => {
            Err(CopyError::Foreign)
        }
        Err(error) if error.classify() == Category::Data => Err(damaged(CopyDamage::Shape)),
        Err(_) if begins_as_copy() => Err(damaged(CopyDamage::CutShort)),
        Err(_) => Err(CopyError::NotJson),
    }
}

fn vault_copy(vault: FileVault<'_>) -> Result<VaultCopy, CopyError> {
    let key = vault
        .key
        .0
        .as_ref()
        .try_into()
        .map_err(|_| damaged(CopyDamage::Shape))?;
    let vault = VaultCopy {
        id: vault.id,
        kind: vault.kind,
        key: VaultKey(key),
        batches: vault
            .batches
            .into_iter()
            .map(|batch| batch.0.into_owned())
            .collect(),
    };
    if !key_fits(&vault) {
        return Err(damaged(CopyDamage::Key { vault: vault.id }));
    }
    Ok(vault)
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
