//! The engine that syncs, from the side of the screens. It is a WebAssembly of its own, fetched when
//! it is first needed; `src/bin/sync.rs` is its beginning. What it changes in the store a part hears
//! of as of any other tab, and [`Status`] comes the same way.

use js_sys::{Function, Promise, Reflect};
use protocol::{DeviceId, Role};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::answers::{Device, Invitation, Joined, NotJoined, Refusal, heard};
use super::ask::Ask;
use super::status::Status;

/// The function of `public/start.js` that fetches the engine once and hands a question to it.
const ENTRANCE: &str = "goodBusinessEngine";

/// Fetches and starts the engine, and asks where the backup stands.
///
/// # Errors
/// `NoEngine`.
pub(crate) async fn status() -> Result<Status, Refusal> {
    let text = ask(Ask::Status).await?;
    let told = heard(&text)?.next().and_then(Status::from_text);
    told.ok_or(Refusal::NotDone)
}

/// Makes twelve words to be written down, parted by blanks. Nothing is turned on yet.
///
/// # Errors
/// `NoEngine`.
pub(crate) async fn begin_backup() -> Result<String, Refusal> {
    one_line(ask(Ask::BeginBackup).await)
}

/// Turns the backup on, for every vault of this device, with the words of [`begin_backup`]. It works
/// without a network: what is to be sent is sent when there is one.
///
/// # Errors
/// `NoEngine`, `NotKept`, or `NotDone` where the words are none.
pub(crate) async fn confirm_backup(phrase: &str) -> Result<(), Refusal> {
    let phrase = phrase.to_owned();
    nothing(ask(Ask::ConfirmBackup { phrase }).await)
}

/// The twelve words of this backup once more; an empty text on a device that came in by an
/// invitation, which does not know them.
///
/// # Errors
/// `NoEngine`, `BackupOff`.
pub(crate) async fn phrase() -> Result<String, Refusal> {
    one_line(ask(Ask::Phrase).await)
}

/// Opens on this device what the words open, fetches it, and turns the backup on here.
///
/// # Errors
/// Why not; a wrong word is named.
pub(crate) async fn restore(phrase: &str) -> Result<Joined, NotJoined> {
    let phrase = phrase.to_owned();
    join(Ask::Restore { phrase }).await
}

/// Makes an invitation for one device, with a role in each vault that is backed up here.
///
/// # Errors
/// `NoEngine`, `NoNetwork`, `BackupOff`, `OwnersOnly` and whatever a server says.
pub(crate) async fn invite(role: Role) -> Result<Invitation, Refusal> {
    let text = ask(Ask::Invite { role }).await?;
    Invitation::from_lines(heard(&text)?).ok_or(Refusal::NotDone)
}

/// Opens on this device what an invitation opens: its code, its link, or a text that ends in either.
///
/// # Errors
/// Why not.
pub(crate) async fn accept(code: &str) -> Result<Joined, NotJoined> {
    let code = code.to_owned();
    join(Ask::Accept { code }).await
}

/// The devices that may open what is backed up here, this one first.
///
/// # Errors
/// `NoEngine`, `NoNetwork`, `BackupOff` and whatever a server says.
pub(crate) async fn devices() -> Result<Vec<Device>, Refusal> {
    let text = ask(Ask::Devices).await?;
    Ok(heard(&text)?.filter_map(Device::from_line).collect())
}

/// Ends a device's access with its next request.
///
/// # Errors
/// As [`invite`], and `LastOwner`.
pub(crate) async fn remove_device(device: DeviceId) -> Result<(), Refusal> {
    nothing(ask(Ask::RemoveDevice { device }).await)
}

/// Sends and fetches now, and comes back when that is done.
///
/// # Errors
/// `NoEngine`, `NoNetwork`, `BackupOff`. What a vault alone is refused stands in the [`Status`].
pub(crate) async fn sync_now() -> Result<Status, Refusal> {
    let text = ask(Ask::SyncNow).await?;
    let told = heard(&text)?.next().and_then(Status::from_text);
    told.ok_or(Refusal::NotDone)
}

/// Stops the backup on this device. What lies on the server stays there, what lies here stays here.
///
/// # Errors
/// `NoEngine`, `NotKept`.
pub(crate) async fn turn_off() -> Result<(), Refusal> {
    nothing(ask(Ask::TurnOff).await)
}

/// Erases everything on the server, for every device, and then everything on this one.
///
/// # Errors
/// `NoEngine`, `NoNetwork`, `OwnersOnly` and whatever a server says; then nothing was erased here.
pub(crate) async fn erase_everywhere() -> Result<(), Refusal> {
    nothing(ask(Ask::EraseEverywhere).await)
}

async fn join(question: Ask) -> Result<Joined, NotJoined> {
    let text = ask(question).await.map_err(NotJoined::Refused)?;
    Joined::from_text(&text)
}

fn one_line(answer: Result<String, Refusal>) -> Result<String, Refusal> {
    let text = answer?;
    Ok(heard(&text)?.next().unwrap_or_default().to_owned())
}

fn nothing(answer: Result<String, Refusal>) -> Result<(), Refusal> {
    heard(&answer?).map(drop)
}

async fn ask(question: Ask) -> Result<String, Refusal> {
    let answer = entrance().and_then(|entrance| {
        let question = JsValue::from(question.to_text());
        let answer = entrance.call1(&JsValue::UNDEFINED, &question).ok()?;
        answer.dyn_into::<Promise>().ok()
    });
    let answer = JsFuture::from(answer.ok_or(Refusal::NoEngine)?).await;
    let answer = answer.ok().and_then(|answer| answer.as_string());
    answer.ok_or(Refusal::NoEngine)
}

fn entrance() -> Option<Function> {
    let entrance = Reflect::get(&js_sys::global(), &ENTRANCE.into()).ok()?;
    entrance.dyn_into().ok()
}
