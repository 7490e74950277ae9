//! Worked examples: answers in, results out, each worked by hand with its reasoning.

#[cfg(test)]
mod check_cases;
#[cfg(test)]
mod confirmation_cases;
#[cfg(test)]
mod date_cases;
#[cfg(test)]
mod engagement_cases;
#[cfg(test)]
mod fitting_counts;
#[cfg(test)]
mod gap_cases;
#[cfg(test)]
mod lm3_cases;
#[cfg(test)]
mod profile_cases;
#[cfg(test)]
mod round_cases;
#[cfg(test)]
mod round_file_cases;
#[cfg(test)]
mod support;
#[cfg(test)]
mod trend_cases;
#[cfg(test)]
mod voices;
