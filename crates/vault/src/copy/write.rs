//! Makes the file.

use super::file::{Base64, FORMAT, File, FileVault, ReadableValue, VERSION};
use super::{COPY_MAX_BYTES, Copy, CopyError, VaultCopy};
use crate::op::{Value, Write};
use crate::open::reopen;
use crate::register::Register;
use crate::replica::Replica;
use std::borrow::Cow;

/// The copy as the text of a file. The same copy gives the same text.
///
/// # Errors
/// `TooLarge`, for a file that could not be read back is no copy; fewer vaults may fit.
pub fn write(copy: &Copy) -> Result<String, CopyError> {
    let mut file = File {
        format: Cow::Borrowed(FORMAT),
        version: VERSION,
        made_at: copy.made_at,
        sum: String::new(),
        vaults: copy.vaults.iter().map(file_vault).collect(),
    };
    file.sum = file.sum();
    serde_json::to_string_pretty(&file)
        .ok()
        .filter(|text| text.len() <= COPY_MAX_BYTES)
        .ok_or(CopyError::TooLarge)
}

/// The batches go in untouched, whether or not they can be read.
fn file_vault(vault: &VaultCopy) -> FileVault<'_> {
    let mut replica = Replica::new();
    let mut unread_batches = 0;
    for bytes in &vault.batches {
        match reopen(bytes, vault.id, &vault.key) {
            Ok(batch) => drop(replica.absorb(batch)),
            Err(_) => unread_batches += 1,
        }
    }
    FileVault {
        id: vault.id,
        kind: vault.kind,
        key: Base64(Cow::Borrowed(&vault.key.0)),
        readable: replica
            .under("")
            .map(|(path, register)| (path.to_string(), readable_values(register)))
            .filter(|(_, values)| !values.is_empty())
            .collect(),
        unread_batches,
        batches: vault
            .batches
            .iter()
            .map(|bytes| Base64(Cow::Borrowed(bytes)))
            .collect(),
    }
}

fn readable_values(register: &Register) -> Vec<ReadableValue> {
    let readable = |write: &Write| match write {
        Write::Set(Value::Text(text)) => Some(ReadableValue::Text(text.clone())),
        Write::Set(Value::Number(number)) => Some(ReadableValue::Number(*number)),
        Write::Set(Value::Flag(flag)) => Some(ReadableValue::Flag(*flag)),
        Write::Remove => None,
    };
    register
        .heads()
        .iter()
        .filter_map(|head| readable(&head.op.write))
        .collect()
}
