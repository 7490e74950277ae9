//! The engines a journey is made in.

use std::{env, fmt};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engines named in `E2E_ENGINES`, parted by commas; all three where it is not set.
    ///
    /// # Errors
    /// The name that no engine has: a slip of the pen must not make a run smaller.
    pub fn chosen() -> Result<Vec<Self>, String> {
        let Ok(names) = env::var("E2E_ENGINES") else {
            return Ok(Self::ALL.to_vec());
        };
        names
            .split(',')
            .map(|name| {
                Self::ALL
                    .into_iter()
                    .find(|engine| engine.to_string() == name.trim())
                    .ok_or_else(|| format!("E2E_ENGINES names no engine: {name:?}"))
            })
            .collect()
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}
