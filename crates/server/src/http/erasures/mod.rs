mod post;

pub use post::post;
