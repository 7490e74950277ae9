//! What screens share, one thing in each file.

mod bottom_bar;
pub(crate) mod chart;
mod choice;
mod disclosure;
mod error_summary;
mod go;
mod install_offer;
mod later;
mod listed;
mod live;
mod one_line_form;
mod page;
mod save_trouble;
mod shown;
mod site_header;
mod tap;
mod text_area;
mod update_banner;

pub(crate) use self::bottom_bar::BottomBar;
pub(crate) use self::choice::{Choice, ChoiceStyle};
pub(crate) use self::disclosure::Disclosure;
pub(crate) use self::error_summary::ErrorSummary;
pub(crate) use self::go::Go;
pub(crate) use self::install_offer::InstallOffer;
pub(crate) use self::later::later;
pub(crate) use self::listed::Listed;
pub(crate) use self::live::live;
pub(crate) use self::one_line_form::OneLineForm;
pub(crate) use self::page::Page;
pub(crate) use self::save_trouble::{KeptAside, SaveTrouble, what_is_wrong};
pub(crate) use self::shown::Shows;
pub(crate) use self::site_header::SiteHeader;
pub(crate) use self::tap::tap;
pub(crate) use self::text_area::TextArea;
pub(crate) use self::update_banner::UpdateBanner;
