//! The real server, asked over real sockets. The files mirror the addresses; whatever is kept is
//! told of SQLite and of PostgreSQL alike.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's helpers fail as the test itself does"
)]

#[cfg(test)]
mod app;
#[cfg(test)]
mod bad_days;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod changes;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod erasures;
#[cfg(test)]
mod hashes;
#[cfg(test)]
mod health;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod members;
#[cfg(test)]
mod metrics;
#[cfg(test)]
mod operator;
#[cfg(test)]
mod rates;
#[cfg(test)]
mod ready;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod several_servers;
#[cfg(test)]
mod shares;
#[cfg(test)]
mod stop;
#[cfg(test)]
mod support;
#[cfg(test)]
mod sync;
#[cfg(test)]
mod tickets;
#[cfg(test)]
mod trouble;
#[cfg(test)]
mod vaults;
