//! How a person likes the app to look and speak, remembered on the device.

use leptos::prelude::*;

use crate::platform::browser;
use crate::storage::preferences;
use crate::words::{self, Locale};

pub(crate) use crate::storage::preferences::{TextSize, Theme};

#[derive(Clone, Copy)]
pub(crate) struct Preferences {
    pub(crate) theme: RwSignal<Theme>,
    pub(crate) text_size: RwSignal<TextSize>,
}

impl Preferences {
    /// Reads them and dresses the page accordingly; the language holds from here on.
    pub(crate) fn read() -> Preferences {
        let locale = Locale::from_tag(&preferences::language().unwrap_or_default());
        words::set(locale);
        browser::set_language(locale.tag(), locale.direction());
        Preferences {
            theme: RwSignal::new(preferences::theme()),
            text_size: RwSignal::new(preferences::text_size()),
        }
    }

    pub(crate) fn choose_theme(self, theme: Theme) {
        preferences::set_theme(theme);
        browser::set_page_attribute("data-theme", theme.name());
        self.theme.set(theme);
    }

    pub(crate) fn choose_text_size(self, size: TextSize) {
        preferences::set_text_size(size);
        browser::set_page_attribute("data-text-size", size.name());
        self.text_size.set(size);
    }
}

pub(crate) fn use_preferences() -> Preferences {
    expect_context()
}
