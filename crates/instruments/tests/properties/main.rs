//! What holds for every firm and every set of answers, tried on many made-up ones.

#[cfg(test)]
mod answers_never_mislead;
#[cfg(test)]
mod firms;
#[cfg(test)]
mod listening;
#[cfg(test)]
mod money;
#[cfg(test)]
mod round_files;
#[cfg(test)]
mod steps_are_fair;
#[cfg(test)]
mod voices;
