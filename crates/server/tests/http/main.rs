//! The real server, asked over real sockets. The files mirror the addresses.

mod app;
mod health;
mod operator;
mod stop;
mod support;
