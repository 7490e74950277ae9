//! Makes the file.

use super::file::{self, FORMAT, VERSION};
use super::{COPY_MAX_BYTES, Copy, CopyError, VaultCopy};
use crate::op::{Value, Write};
use crate::open::reopen;
use crate::register::Register;
use crate::replica::Replica;
use base64ct::{Base64, Encoding};
use json::Writer;

/// The copy as the text of a file. The same copy gives the same text.
///
/// # Errors
/// `TooLarge`, for a file that could not be read back is no copy; fewer vaults may fit.
pub fn write(copy: &Copy) -> Result<String, CopyError> {
    let mut json = Writer::default();
    json.object(&mut |json| {
        json.field("format").text(FORMAT);
        json.field("version").whole(i64::from(VERSION));
        json.field("made_at").whole(copy.made_at);
        json.field("sum").text(&file::sum(copy));
        json.field("vaults").list(&mut |json| {
            for vault in &copy.vaults {
                write_vault(vault, json.item());
            }
        });
    });
    let text = json.finish();
    match text.len() <= COPY_MAX_BYTES {
        true => Ok(text),
        false => Err(CopyError::TooLarge),
    }
}

/// The batches go in untouched, whether or not they can be read.
fn write_vault(vault: &VaultCopy, json: &mut Writer) {
    let mut replica = Replica::new();
    let mut unread_batches = 0;
    for bytes in &vault.batches {
        match reopen(bytes, vault.id, &vault.key) {
            Ok(batch) => drop(replica.absorb(batch)),
            Err(_) => unread_batches += 1,
        }
    }
    json.object(&mut |json| {
        json.field("id").text(&vault.id.to_string());
        json.field("kind").text(file::kind_name(vault.kind));
        json.field("key").text(&Base64::encode_string(&vault.key.0));
        json.field("readable").object(&mut |json| {
            for (path, register) in replica.under("") {
                if register.value().is_some() {
                    json.field(path.as_str());
                    write_values(register, json);
                }
            }
        });
        json.field("unread_batches").whole(unread_batches);
        json.field("batches").list(&mut |json| {
            for bytes in &vault.batches {
                json.item().text(&Base64::encode_string(bytes));
            }
        });
    });
}

/// All that the path holds, the shown value first.
fn write_values(register: &Register, json: &mut Writer) {
    json.list(&mut |json| {
        for head in register.heads() {
            match &head.op.write {
                Write::Set(Value::Text(text)) => json.item().text(text),
                Write::Set(Value::Number(number)) => json.item().whole(*number),
                Write::Set(Value::Flag(flag)) => json.item().flag(*flag),
                Write::Remove => {}
            }
        }
    });
}
