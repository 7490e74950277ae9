//! The engine that syncs, from the side of the screens. Its code comes in a file of its own, fetched when
//! it is first needed. What it changes in the store a part hears of as of any other tab, and [`Status`] comes the
//! same way.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

use protocol::{DeviceId, Role};

use super::answers::{Device, Invitation, Joined, NotJoined, Refusal, heard};
use super::ask::Ask;
use super::status::Status;
use crate::chunk::Load;
use crate::platform::timer;
use crate::storage::preferences;

/// The first screen has the network and the processor to itself for this many milliseconds.
const FIRST_SCREEN: i32 = 1_000;

/// How the engine comes, from the start of the app on.
static LOAD: OnceLock<Load<Engine>> = OnceLock::new();

/// What answers a question: a line of text or several, in the same way.
#[derive(Clone, Copy)]
pub struct Engine(pub(super) fn(String) -> Pin<Box<dyn Future<Output = String>>>);

impl fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Engine")
    }
}

/// Says how the engine comes, before anybody asks it.
pub(crate) fn comes_by(load: Load<Engine>) {
    // The first is right: an app starts once.
    let _ = LOAD.set(load);
}

/// Starts the engine after the first screen where this browser has a backup. Where it is neither here nor to
/// be had, it comes when the app is opened the next time.
pub(crate) async fn start_where_wanted() {
    if preferences::is_backed_up() {
        timer::sleep(FIRST_SCREEN).await;
        let _ = status().await;
    }
}

/// Fetches and starts the engine, and asks where the backup stands.
///
/// # Errors
/// `NoEngine`.
pub(crate) async fn status() -> Result<Status, Refusal> {
    let text = asked(Ask::Status).await?;
    let told = heard(&text)?.next().and_then(Status::from_text);
    told.ok_or(Refusal::NotDone)
}

/// Makes twelve words to be written down, parted by blanks. Nothing is turned on yet.
///
/// # Errors
/// `NoEngine`.
pub(crate) async fn begin_backup() -> Result<String, Refusal> {
    one_line(asked(Ask::BeginBackup).await)
}

/// Turns the backup on, for every vault of this device, with the words of [`begin_backup`]. It works
/// without a network: what is to be sent is sent when there is one.
///
/// # Errors
/// `NoEngine`, `NotKept`, or `NotDone` where the words are none.
pub(crate) async fn confirm_backup(phrase: &str) -> Result<(), Refusal> {
    let phrase = phrase.to_owned();
    nothing(asked(Ask::ConfirmBackup { phrase }).await)
}

/// The twelve words of this backup once more; an empty text on a device that came in by an
/// invitation, which does not know them.
///
/// # Errors
/// `NoEngine`, `BackupOff`.
pub(crate) async fn phrase() -> Result<String, Refusal> {
    one_line(asked(Ask::Phrase).await)
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
    let text = asked(Ask::Invite { role }).await?;
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
    let text = asked(Ask::Devices).await?;
    Ok(heard(&text)?.filter_map(Device::from_line).collect())
}

/// Ends a device's access with its next request.
///
/// # Errors
/// As [`invite`], and `LastOwner`.
pub(crate) async fn remove_device(device: DeviceId) -> Result<(), Refusal> {
    nothing(asked(Ask::RemoveDevice { device }).await)
}

/// Sends and fetches now, and comes back when that is done.
///
/// # Errors
/// `NoEngine`, `NoNetwork`, `BackupOff`. What a vault alone is refused stands in the [`Status`].
pub(crate) async fn sync_now() -> Result<Status, Refusal> {
    let text = asked(Ask::SyncNow).await?;
    let told = heard(&text)?.next().and_then(Status::from_text);
    told.ok_or(Refusal::NotDone)
}

/// Stops the backup on this device. What lies on the server stays there, what lies here stays here.
///
/// # Errors
/// `NoEngine`, `NotKept`.
pub(crate) async fn turn_off() -> Result<(), Refusal> {
    nothing(asked(Ask::TurnOff).await)
}

/// Erases everything on the server, for every device, and then everything on this one.
///
/// # Errors
/// `NoEngine`, `NoNetwork`, `OwnersOnly` and whatever a server says; then nothing was erased here.
pub(crate) async fn erase_everywhere() -> Result<(), Refusal> {
    nothing(asked(Ask::EraseEverywhere).await)
}

async fn join(question: Ask) -> Result<Joined, NotJoined> {
    let text = asked(question).await.map_err(NotJoined::Refused)?;
    Joined::from_text(&text)
}

async fn asked(question: Ask) -> Result<String, Refusal> {
    ask(question.to_text()).await.ok_or(Refusal::NoEngine)
}

fn one_line(answer: Result<String, Refusal>) -> Result<String, Refusal> {
    let text = answer?;
    Ok(heard(&text)?.next().unwrap_or_default().to_owned())
}

fn nothing(answer: Result<String, Refusal>) -> Result<(), Refusal> {
    heard(&answer?).map(drop)
}

/// Asks the engine in its own words, and gives its answer; none where it is not to be had.
pub async fn ask(question: String) -> Option<String> {
    let Engine(answer) = LOAD.get()?().await.ok()?;
    Some(answer(question).await)
}
