//! The files of instruments/ as whoever edits them meets the check command.

#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod real_files;
#[cfg(test)]
mod reflection_mistakes;
#[cfg(test)]
mod support;
#[cfg(test)]
mod translations;
#[cfg(test)]
mod versions;
