//! Opening a session: a challenge, signed together with the address that the client itself believes
//! it talks to.

use super::answer::request;
use super::order::Request;
use crate::keys::DeviceKey;
use base16ct::lower;
use protocol::api::{AskChallenge, Challenge, OpenSession, Session};
use protocol::{DeviceId, Purpose, SessionProof};
use serde::Serialize;

/// A key, and its session on one server.
#[derive(Debug, Clone)]
pub(super) struct Login {
    origin: String,
    key: DeviceKey,
    token: Option<[u8; 32]>,
    /// Whether the server has taken the token once: then its end is a reason to open another session
    /// at once, and else to wait.
    is_proven: bool,
}

impl Login {
    pub(super) fn new(origin: String, key: DeviceKey) -> Self {
        Self {
            origin,
            key,
            token: None,
            is_proven: false,
        }
    }

    pub(super) fn id(&self) -> DeviceId {
        self.key.id()
    }

    pub(super) fn key(&self) -> &DeviceKey {
        &self.key
    }

    pub(super) fn is_open(&self) -> bool {
        self.token.is_some()
    }

    pub(super) fn ask_challenge(&self) -> Request {
        let key = self.id();
        request("/v1/challenges", None, &AskChallenge { key })
    }

    pub(super) fn open(&self, Challenge { challenge }: Challenge) -> Request {
        let key = self.id();
        let proof = SessionProof {
            origin: &self.origin,
            challenge: &challenge,
            key: &key,
        };
        let open = OpenSession {
            key,
            challenge,
            signature: self.key.sign(Purpose::Session, &proof.to_bytes()),
        };
        request("/v1/sessions", None, &open)
    }

    pub(super) fn take(&mut self, Session { token }: Session) {
        self.token = Some(token);
        self.is_proven = false;
    }

    /// A request in the session.
    pub(super) fn request<Message: Serialize>(
        &self,
        path: &'static str,
        message: &Message,
    ) -> Request {
        let token = self.token.map(|token| lower::encode_string(&token));
        let authorization = token.map(|digits| ["Bearer ", &digits].concat());
        request(path, authorization, message)
    }

    pub(super) fn was_heard(&mut self) {
        self.is_proven = true;
    }

    /// The server knows the session no more. Whether another is to be opened at once.
    pub(super) fn has_ended(&mut self) -> bool {
        self.token = None;
        std::mem::take(&mut self.is_proven)
    }
}
