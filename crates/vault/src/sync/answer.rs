//! What an answer means. It may come from anybody: a hotel's login page says 200, too.

use super::order::{Answer, Request};
use protocol::Code;
use protocol::api::{Failure, PROTOCOL};
use protocol::wire;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How long to wait where a server asks for it and does not say how long, in seconds.
const UNSAID: i64 = 30;

/// The larger number of vaults in an answer, or of hashes, that is still read on.
pub(super) const HASHES_MAX: usize = 60_000;

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard<Message> {
    Done(Message),
    Refused(Code),
    /// To be tried again so many seconds later.
    Wait(i64),
    /// The server speaks an older protocol than this client.
    ServerTooOld,
    /// Nothing that can be relied on.
    Nothing,
}

/// Reads an answer to a request that asked for this message.
pub(super) fn read<Message: DeserializeOwned>(answer: &Answer) -> Heard<Message> {
    match sort(answer) {
        Heard::Done(()) => wire::decode(&answer.body).map_or(Heard::Nothing, Heard::Done),
        Heard::Refused(code) => Heard::Refused(code),
        Heard::Wait(seconds) => Heard::Wait(seconds),
        Heard::ServerTooOld => Heard::ServerTooOld,
        Heard::Nothing => Heard::Nothing,
    }
}

/// What can be said without reading the message.
fn sort(answer: &Answer) -> Heard<()> {
    let told = answer.retry_after.as_deref();
    let told: Option<i64> = told.and_then(|seconds| seconds.trim().parse().ok());
    let spoken = answer.protocol.as_deref();
    let spoken: Option<u8> = spoken.and_then(|version| version.trim().parse().ok());
    match (answer.status, spoken) {
        // A proxy before the server may say these in its own words.
        (413, None) => Heard::Refused(Code::TooLarge),
        (429 | 503, None) => told.map_or(Heard::Nothing, Heard::Wait),
        (_, None) => Heard::Nothing,
        (_, Some(version)) if version > PROTOCOL => Heard::Refused(Code::ClientTooOld),
        (_, Some(version)) if version < PROTOCOL => Heard::ServerTooOld,
        (200, _) => Heard::Done(()),
        _ => match wire::decode(&answer.body) {
            Ok(Failure {
                code: Code::TooManyRequests | Code::Unavailable,
            }) => Heard::Wait(told.unwrap_or(UNSAID)),
            Ok(Failure {
                code: Code::ClientTooNew,
            }) => Heard::ServerTooOld,
            Ok(Failure { code }) => Heard::Refused(code),
            Err(_) => Heard::Nothing,
        },
    }
}

/// A request for an address, with its message.
pub(super) fn request<Message: Serialize>(
    path: &'static str,
    authorization: Option<String>,
    message: &Message,
) -> Request {
    Request {
        path,
        authorization,
        body: wire::encode(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::api::Changed;

    fn answer(status: u16, protocol: Option<&str>, body: &[u8]) -> Answer {
        Answer {
            status,
            protocol: protocol.map(str::to_owned),
            retry_after: None,
            body: body.to_vec(),
        }
    }

    fn failure(code: Code) -> Vec<u8> {
        wire::encode(&Failure { code })
    }

    #[test]
    fn a_hotels_login_page_is_no_answer() {
        let page = b"<!doctype html><title>Welcome</title>";
        for status in [200, 302, 401, 403, 410, 500] {
            assert_eq!(
                read::<Changed>(&answer(status, None, page)),
                Heard::Nothing,
                "{status}"
            );
        }
        assert_eq!(
            read::<Changed>(&answer(200, Some("1"), page)),
            Heard::Nothing,
            "not even where it repeats our header"
        );
        assert_eq!(
            read::<Changed>(&answer(200, None, &wire::encode(&Changed { next: 1 }))),
            Heard::Nothing,
            "nor where its bytes could be a message"
        );
    }

    #[test]
    fn a_server_that_asks_to_wait_says_how_long() {
        let mut busy = answer(429, Some("1"), &failure(Code::TooManyRequests));
        assert_eq!(read::<Changed>(&busy), Heard::Wait(UNSAID));
        busy.retry_after = Some("7".to_owned());
        assert_eq!(read::<Changed>(&busy), Heard::Wait(7));
        let mut proxy = answer(503, None, b"<html>");
        assert_eq!(read::<Changed>(&proxy), Heard::Nothing);
        proxy.retry_after = Some("9".to_owned());
        assert_eq!(read::<Changed>(&proxy), Heard::Wait(9));
    }

    #[test]
    fn who_is_too_old_is_told_apart() {
        let older = answer(501, Some("1"), &failure(Code::ClientTooNew));
        assert_eq!(read::<Changed>(&older), Heard::ServerTooOld);
        let much_older = answer(200, Some("0"), b"");
        assert_eq!(read::<Changed>(&much_older), Heard::ServerTooOld);
        for newer in [
            answer(426, Some("1"), &failure(Code::ClientTooOld)),
            answer(200, Some("2"), b"in a shape of tomorrow"),
        ] {
            assert_eq!(read::<Changed>(&newer), Heard::Refused(Code::ClientTooOld));
        }
    }

    #[test]
    fn a_proxy_may_say_that_a_request_is_too_large() {
        let nginx = answer(413, None, b"<html>413 Request Entity Too Large</html>");
        assert_eq!(read::<Changed>(&nginx), Heard::Refused(Code::TooLarge));
    }
}
