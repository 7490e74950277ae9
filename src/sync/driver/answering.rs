//! Each question of a screen, and its answer as text.

use std::rc::Rc;

use vault::TicketSeed;

use super::Engine;
use super::device_note::{self, DeviceNote};
use super::turning_on::{fresh_phrase, not_kept};
use crate::sync::answers::{Device, Invitation, Joined, Refusal, told};
use crate::sync::ask::Ask;

impl Engine {
    pub(super) async fn answer(self: &Rc<Self>, question: Ask) -> String {
        let one = |line: String| vec![line];
        let none = |()| Vec::new();
        match question {
            Ask::Status => {
                let status = self.look().await.map_err(not_kept);
                told(status, |status| one(status.to_text()))
            }
            Ask::BeginBackup => told(Ok(fresh_phrase()), one),
            Ask::ConfirmBackup { phrase } => told(self.turn_on(&phrase).await, none),
            Ask::Phrase => told(self.phrase().await, one),
            Ask::Restore { phrase } => Joined::to_text(self.restore(&phrase).await),
            Ask::Invite { role } => told(self.invite(role).await, Invitation::into_lines),
            Ask::Accept { code } => Joined::to_text(self.accept(&code).await),
            Ask::Devices => told(self.devices().await, |devices| {
                devices.iter().map(Device::to_line).collect()
            }),
            Ask::RemoveDevice { device } => told(self.remove_device(device).await, none),
            Ask::SyncNow => told(self.sync_now().await, |()| one(self.status.get().to_text())),
            Ask::TurnOff => told(self.turn_off().await, none),
            Ask::EraseEverywhere => told(self.erase_everywhere().await, none),
        }
    }

    async fn phrase(self: &Rc<Self>) -> Result<String, Refusal> {
        let notes = self.store.notes().await.map_err(not_kept)?;
        let mut notes = notes.iter();
        let device = notes.find(|(name, _)| name == device_note::NAME);
        let device = device.and_then(|(_, bytes)| DeviceNote::from_bytes(bytes));
        match device {
            Some(DeviceNote {
                is_on: true,
                phrase,
            }) => Ok(phrase.as_ref().map(TicketSeed::phrase).unwrap_or_default()),
            _ => Err(Refusal::BackupOff),
        }
    }

    async fn sync_now(self: &Rc<Self>) -> Result<(), Refusal> {
        self.online_turn().await.map(drop)
    }
}
