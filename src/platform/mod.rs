//! What the browser offers, one file for each thing. No word that a person reads is in here.

pub mod random;
pub mod timer;
