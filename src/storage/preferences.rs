//! Small choices that belong to this browser rather than to a vault. The only file that names
//! gloo_storage, which throws where storage is blocked: so it is probed once, and never asked there.
//! What cannot be kept holds until the page is left.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage};
use vault::VaultKind;

use super::records;

/// What every key of this app begins with, so that another app at the same address is left alone.
/// The boot script reads the same keys before the first paint.
const PREFIX: &str = "good-business.";
const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const TEXT_SIZE: &str = "text-size";
const HANDED_OVER: &str = "handed-over";
const BACKUP: &str = "backup";

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name in storage and in the page's attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The size of the text, in percent of what the browser has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    #[default]
    Normal,
    Large,
    Larger,
    Largest,
}

impl TextSize {
    pub const ALL: [Self; 4] = [Self::Normal, Self::Large, Self::Larger, Self::Largest];

    /// The name in storage and in the page's attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "100",
            Self::Large => "125",
            Self::Larger => "150",
            Self::Largest => "200",
        }
    }
}

/// The tag of the language that the person chose, if one was chosen.
pub fn language() -> Option<String> {
    read(LANGUAGE)
}

pub fn set_language(tag: &str) {
    write(LANGUAGE, tag);
}

pub fn theme() -> Theme {
    let kept = read(THEME);
    let known = Theme::ALL
        .into_iter()
        .find(|theme| kept.as_deref() == Some(theme.name()));
    known.unwrap_or_default()
}

pub fn set_theme(theme: Theme) {
    write(THEME, theme.name());
}

pub fn text_size() -> TextSize {
    let kept = read(TEXT_SIZE);
    let known = TextSize::ALL
        .into_iter()
        .find(|size| kept.as_deref() == Some(size.name()));
    known.unwrap_or_default()
}

pub fn set_text_size(size: TextSize) {
    write(TEXT_SIZE, size.name());
}

/// The id of the record for which the device was handed to somebody outside.
pub fn handed_over() -> Option<String> {
    read(HANDED_OVER)
}

pub fn set_handed_over(record: Option<&str>) {
    match record {
        Some(record) => write(HANDED_OVER, record),
        None => remove(HANDED_OVER),
    }
}

/// Whether a backup is on in this browser, so that the engine that syncs is wanted. The store knows it
/// too; this is for whoever has not opened it.
pub fn is_backed_up() -> bool {
    read(BACKUP).is_some()
}

pub fn set_backed_up(is_on: bool) {
    if is_on {
        write(BACKUP, "on");
    } else {
        remove(BACKUP);
    }
}

/// Forgets every choice.
pub(super) fn erase() {
    for key in [LANGUAGE, THEME, TEXT_SIZE, HANDED_OVER, BACKUP] {
        remove(key);
    }
}

/// Whether this browser was marked as holding vaults of that kind in the database of this name. The
/// mark lies outside of the database, so that an emptied database is not taken for a first run.
pub(super) fn holds_data(database: &str, kind: VaultKind) -> bool {
    read(&mark(database, kind)).is_some()
}

pub(super) fn mark_holds_data(database: &str, kind: VaultKind) {
    if !holds_data(database, kind) {
        write(&mark(database, kind), "yes");
    }
}

pub(super) fn unmark_holds_data(database: &str) {
    for kind in records::KINDS {
        remove(&mark(database, kind));
    }
}

/// A firm's mark has the name that it had when there was no other kind; the boot script looks at it.
fn mark(database: &str, kind: VaultKind) -> String {
    match kind {
        VaultKind::Firm => ["holds-data.", database].concat(),
        _ => ["holds-data.", database, ".", records::kind_name(kind)].concat(),
    }
}

thread_local! {
    static IS_KEPT: bool = is_usable();
    static UNKEPT: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

fn read(key: &str) -> Option<String> {
    let unkept = UNKEPT.with_borrow(|unkept| {
        let mut choices = unkept.iter();
        choices.find_map(|(known, value)| (known == key).then(|| value.clone()))
    });
    unkept.or_else(|| {
        let kept = is_kept().then(|| LocalStorage::raw().get_item(&prefixed(key)));
        unquoted(&kept?.ok()??).map(str::to_owned)
    })
}

fn write(key: &str, value: &str) {
    remove(key);
    let kept = is_kept().then(|| LocalStorage::raw().set_item(&prefixed(key), &quoted(value)));
    if !matches!(kept, Some(Ok(()))) {
        let choice = (key.to_owned(), value.to_owned());
        UNKEPT.with_borrow_mut(|unkept| unkept.push(choice));
    }
}

fn remove(key: &str) {
    UNKEPT.with_borrow_mut(|unkept| unkept.retain(|(known, _)| known != key));
    if is_kept() {
        LocalStorage::delete(prefixed(key));
    }
}

/// A value as JSON, which the boot script reads. All values are names and tags: none holds a quotation
/// mark or a backslash, so none needs escaping, and one that has them is none of ours.
fn quoted(value: &str) -> String {
    ["\"", value, "\""].concat()
}

fn unquoted(json: &str) -> Option<&str> {
    let value = json.strip_prefix('"')?.strip_suffix('"')?;
    let is_plain = |byte| byte != b'"' && byte != b'\\';
    value.bytes().all(is_plain).then_some(value)
}

fn is_kept() -> bool {
    IS_KEPT.with(|kept| *kept)
}

fn prefixed(key: &str) -> String {
    [PREFIX, key].concat()
}

/// Whether localStorage is there and takes a value; asked without gloo_storage, which would throw.
fn is_usable() -> bool {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let probe = prefixed("probe");
    storage.is_some_and(|storage| {
        storage.set_item(&probe, "").is_ok() && storage.remove_item(&probe).is_ok()
    })
}
