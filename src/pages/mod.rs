//! The screens, one file each.

mod about;
mod copy;
mod delete;
mod emptied;
mod history;
mod home;
mod not_found;
mod not_opened;
mod plan;
mod privacy;
mod profile;
mod question;
mod result;
mod review;
mod settings;
mod start;
mod step;
mod tasks;

pub(crate) use about::About;
pub(crate) use copy::Copy;
pub(crate) use delete::Delete;
pub(crate) use emptied::Emptied;
pub(crate) use history::History;
pub(crate) use home::Home;
pub(crate) use not_found::NotFound;
pub(crate) use not_opened::NotOpened;
pub(crate) use plan::Plan;
pub(crate) use privacy::Privacy;
pub(crate) use profile::Profile;
pub(crate) use question::Question;
pub(crate) use result::CheckResult;
pub(crate) use review::Review;
pub(crate) use settings::Settings;
pub(crate) use start::Start;
pub(crate) use step::Step;
pub(crate) use tasks::Tasks;
