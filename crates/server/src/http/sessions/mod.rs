mod delete;
mod post;

pub use delete::delete;
pub use post::post;
