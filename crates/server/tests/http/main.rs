//! The real server, asked over real sockets. The files mirror the addresses.

#[cfg(test)]
mod app;
#[cfg(test)]
mod health;
#[cfg(test)]
mod operator;
#[cfg(test)]
mod stop;
#[cfg(test)]
mod support;
