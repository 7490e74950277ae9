//! What lies on the device outside of every vault, under a name of its own: no copy takes it along, and
//! what is taken away is kept nowhere.

use vault::{DeviceKey, Op, OpenedBatch};

use super::{
    StorageError, Store,
    backend::{SealHeld, VaultRecord},
    store::Place,
};

impl Store {
    /// Changes what lies under a name outside of every vault, in one transaction, and answers what
    /// lies there then.
    ///
    /// # Errors
    /// As any write; then it is as it was.
    pub async fn change_held(
        &self,
        name: &str,
        change: impl FnMut(Option<Vec<u8>>) -> Option<Vec<u8>>,
    ) -> Result<Option<Vec<u8>>, StorageError> {
        match &self.0.place {
            Place::Disk(disk) => disk.change_held(name, Box::new(change)).await,
            Place::Memory(memory) => memory.change_held(name, Box::new(change)).await,
        }
    }

    /// Keeps what `ops` makes of what lies under a name outside of every vault, and takes that away: both
    /// or neither. What another tab adds there meanwhile comes before it or after it.
    ///
    /// # Errors
    /// As [`Store::commit`], and whatever `ops` refuses; then all is as it was.
    pub async fn commit_held(
        &self,
        vault: &VaultRecord,
        device: &DeviceKey,
        name: &str,
        mut ops: impl FnMut(Option<Vec<u8>>) -> Result<Vec<Op>, StorageError>,
    ) -> Result<Vec<OpenedBatch>, StorageError> {
        let seal: SealHeld<'_> = Box::new(|held, prev| self.seal(vault, device, prev, &ops(held)?));
        let written = match &self.0.place {
            Place::Disk(disk) => disk.append_held(vault.id, device.id(), name, seal).await,
            Place::Memory(memory) => memory.append_held(vault.id, device.id(), name, seal).await,
        }?;
        self.opened(vault, &written)
    }
}
