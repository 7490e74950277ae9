//! A person's own words. Where several were written at once, all of them are shown.

use vault::{OpId, Replica, Value, Write};

/// One text of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrittenText {
    /// The op that wrote it.
    pub(crate) id: OpId,
    pub(crate) words: String,
}

/// Every text that no other has replaced, the one to be shown first at the front.
pub(crate) fn read(replica: &Replica, path: &str) -> Vec<WrittenText> {
    let heads = replica
        .register(path)
        .map(|register| register.heads())
        .unwrap_or_default();
    let texts = heads.iter().filter_map(|head| match &head.op.write {
        Write::Set(Value::Text(words)) => Some(WrittenText {
            id: head.id,
            words: words.clone(),
        }),
        _ => None,
    });
    texts.collect()
}

/// All texts as one, a blank line between them, each but once.
pub(crate) fn together(texts: &[WrittenText]) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for text in texts {
        if !distinct.contains(&text.words.as_str()) {
            distinct.push(&text.words);
        }
    }
    distinct.join("\n\n")
}
