//! The places of the backup: to turn it on, to get answers back, and who may open them.

use super::Route;

/// A place of the backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BackupPlace {
    /// What a backup means; where it stands, once it is on.
    Home,
    /// Twelve words to write down, before anything is turned on.
    Words,
    /// Two of them asked back.
    Asked,
    /// It is on: what happens next.
    Done,
    /// The twelve words once more.
    Phrase,
    Devices,
    Device {
        device: String,
    },
    /// An invitation for another device.
    Add,
    TurnOff,
    /// Delete everything, here and on the server.
    Erase,
    /// Get the answers back with the twelve words.
    Restore,
    /// Come in by an invitation. Its code is in no path: it stands behind the `#` of the link.
    Join,
}

/// The places with a path of their own.
const PATHS: [(BackupPlace, &str); 11] = [
    (BackupPlace::Home, "/backup"),
    (BackupPlace::Words, "/backup/words"),
    (BackupPlace::Asked, "/backup/asked"),
    (BackupPlace::Done, "/backup/done"),
    (BackupPlace::Phrase, "/backup/phrase"),
    (BackupPlace::Devices, DEVICES),
    (BackupPlace::Add, "/backup/add"),
    (BackupPlace::TurnOff, "/backup/off"),
    (BackupPlace::Erase, "/backup/erase"),
    (BackupPlace::Restore, "/restore"),
    (BackupPlace::Join, "/join"),
];
const DEVICES: &str = "/backup/devices";

impl BackupPlace {
    /// The place that a path names, none where it names none.
    pub(super) fn parse(path: &str) -> Option<Self> {
        let path = path.trim_end_matches('/');
        let mut known = PATHS.into_iter();
        let known = known.find_map(|(place, known)| (known == path).then_some(place));
        known.or_else(|| {
            let device = path.strip_prefix(DEVICES)?.strip_prefix('/')?;
            (!device.contains('/')).then(|| Self::Device {
                device: device.to_owned(),
            })
        })
    }

    pub(super) fn path(&self) -> String {
        if let Self::Device { device } = self {
            return [DEVICES, "/", device].concat();
        }
        let mut known = PATHS.into_iter();
        let path = known.find_map(|(place, path)| (place == *self).then_some(path));
        path.unwrap_or_default().to_owned()
    }
}

impl From<BackupPlace> for Route {
    fn from(place: BackupPlace) -> Route {
        Route::Backup(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_backup_is_found_again_by_its_path() {
        let device = BackupPlace::Device {
            device: "0a1b".to_owned(),
        };
        let places = PATHS.map(|(place, _)| place).into_iter();
        for place in places.chain([device]) {
            let path = Route::from(place.clone()).path();
            assert_eq!(Route::parse(&path), Route::Backup(place), "{path}");
        }
        assert_eq!(Route::parse("/backup/devices/1/2"), Route::NotFound);
        assert_eq!(
            Route::parse("/backup/devices/"),
            BackupPlace::Devices.into()
        );
        assert_eq!(Route::parse("/backups"), Route::NotFound);
    }
}
