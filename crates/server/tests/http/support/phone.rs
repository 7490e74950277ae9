//! A client: it seals, signs and sends as the app will, and remembers what it was told.

use std::sync::atomic::{AtomicU8, Ordering};

use protocol::{
    Action, Change, Code, Cursor, Purpose, Role, SessionProof, SignedChange, VaultKind,
    api::{
        AskChallenge, AskMembers, AskTickets, CONTENT_TYPE, Challenge, Changed, Failure,
        FoundVault, MakeChange, Members, OpenSession, PROTOCOL_HEADER, Pull, Session, Sync,
        SyncVault, Synced, SyncedBatches, Tickets,
    },
    wire::{self, Blob, List},
};
use serde::{Serialize, de::DeserializeOwned};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use vault::{
    BatchHash, DeviceKey, Op, Path, SealRequest, Ticket, Value, VaultId, VaultKey, Write, open,
    seal,
};

use super::{PATIENCE, sync_server::ORIGIN};

pub const VAULT: VaultId = VaultId([0xA1; 16]);
pub const KEY: VaultKey = VaultKey([0xB2; 32]);

/// A request that was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    pub status: u16,
    pub code: Code,
    pub retry_after: Option<u64>,
}

pub struct Phone {
    pub key: DeviceKey,
    address: String,
    pub token: Option<[u8; 32]>,
    nonce: AtomicU8,
}

/// What came back, as bytes.
pub struct Raw {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Raw {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    pub fn refused(&self) -> Refused {
        let failure: Failure = wire::decode(&self.body).expect("a failure");
        Refused {
            status: self.status,
            code: failure.code,
            retry_after: self
                .header("retry-after")
                .map(|seconds| seconds.parse().expect("seconds")),
        }
    }
}

impl Phone {
    pub fn new(address: &str, seed: [u8; 32]) -> Self {
        Self {
            key: DeviceKey::from_seed(seed),
            address: address.to_owned(),
            token: None,
            nonce: AtomicU8::new(0),
        }
    }

    /// The same, with what it remembers, at another address.
    pub fn at(self, address: &str) -> Self {
        Self {
            address: address.to_owned(),
            ..self
        }
    }

    /// One that speaks for a ticket.
    pub fn of_ticket(&self, ticket: &Ticket) -> Self {
        Self::new(&self.address, ticket.signing_key().seed())
    }

    pub async fn send(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Raw {
        let sent = self.tries_to_send(method, path, headers, body).await;
        sent.expect("an answer")
    }

    /// None when the server is not there, or goes away before it has answered.
    async fn tries_to_send(
        &self,
        method: &str,
        path: &str,
        headers: &str,
        body: &[u8],
    ) -> Option<Raw> {
        let mut stream = TcpStream::connect(&self.address).await.ok()?;
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\
             content-length: {length}\r\n{headers}\r\n"
        );
        let request = [head.as_bytes(), body].concat();
        // A server that refuses by the length does not read on.
        let _ = stream.write_all(&request).await;
        let mut bytes = Vec::new();
        let read = timeout(PATIENCE, stream.read_to_end(&mut bytes)).await;
        let _ = read.expect("an answer in time");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8(bytes[..end].to_vec()).expect("text");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let raw = Raw {
            status: status.expect("a status"),
            head,
            body: bytes[end + 4..].to_vec(),
        };
        let length = raw.header("content-length");
        let whole = length.is_none_or(|length| length == raw.body.len().to_string());
        whole.then_some(raw)
    }

    pub fn headers(&self) -> String {
        let token = self.token.map(|token| {
            let digits = base16ct::lower::encode_string(&token);
            format!("authorization: Bearer {digits}\r\n")
        });
        format!(
            "content-type: {CONTENT_TYPE}\r\n{PROTOCOL_HEADER}: 1\r\n{}",
            token.unwrap_or_default()
        )
    }

    pub async fn post<Answer: DeserializeOwned>(
        &self,
        path: &str,
        message: &impl Serialize,
    ) -> Result<Answer, Refused> {
        let body = wire::encode(message);
        let raw = self.send("POST", path, &self.headers(), &body).await;
        match raw.status {
            200 => Ok(wire::decode(&raw.body).expect("the answer")),
            _ => Err(raw.refused()),
        }
    }

    pub async fn challenge(&self) -> [u8; 32] {
        let ask = AskChallenge { key: self.key.id() };
        let answer: Challenge = self.post("/v1/challenges", &ask).await.expect("one");
        answer.challenge
    }

    pub async fn opens_session(
        &self,
        challenge: [u8; 32],
        origin: &str,
        purpose: Purpose,
    ) -> Result<Session, Refused> {
        let key = self.key.id();
        let proof = SessionProof {
            origin,
            challenge: &challenge,
            key: &key,
        };
        let signature = self.key.sign(purpose, &proof.to_bytes());
        let open = OpenSession {
            key,
            challenge,
            signature,
        };
        self.post("/v1/sessions", &open).await
    }

    pub async fn signs_in(&mut self) {
        let challenge = self.challenge().await;
        let session = self.opens_session(challenge, ORIGIN, Purpose::Session);
        self.token = Some(session.await.expect("a session").token);
    }

    /// A batch that sets one field to a text.
    pub fn writes(&self, vault: VaultId, text: &str) -> Blob {
        let op = Op {
            path: Path::new("check/1/note/G1").unwrap(),
            write: Write::Set(Value::Text(text.to_owned())),
            replaces: vec![],
            at: 0,
        };
        let request = SealRequest {
            vault,
            key: &KEY,
            device: &self.key,
            prev: None,
            ops: &[op],
        };
        let nonce = || [self.nonce.fetch_add(1, Ordering::Relaxed); 24];
        Blob(seal(request, nonce).unwrap().remove(0).bytes)
    }

    pub fn signs(&self, vault: VaultId, number: u32, action: Action) -> SignedChange {
        let change = Change {
            vault,
            number,
            signer: self.key.id(),
            action,
        };
        let change = wire::encode(&change);
        SignedChange {
            signature: self.key.sign(Purpose::Change, &change),
            change: Blob(change),
        }
    }

    pub async fn founds(&self, vault: VaultId, kind: VaultKind) -> Result<Changed, Refused> {
        let founding = self.signs(vault, 0, Action::Found { kind });
        let first = self.writes(vault, "the first");
        self.post("/v1/vaults", &FoundVault { founding, first })
            .await
    }

    pub async fn changes(
        &self,
        vault: VaultId,
        number: u32,
        action: Action,
    ) -> Result<u32, Refused> {
        let change = self.signs(vault, number, action);
        self.makes(change).await
    }

    pub async fn makes(&self, change: SignedChange) -> Result<u32, Refused> {
        let changed: Changed = self.post("/v1/changes", &MakeChange { change }).await?;
        Ok(changed.next)
    }

    /// Lets another phone in, as the next change.
    pub async fn adds(&self, vault: VaultId, other: &Phone, role: Role) {
        let device = other.key.id();
        let next = self.members(vault).await.expect("a member").changes.0.len();
        let changed = self.changes(vault, next as u32, Action::Add { device, role });
        changed.await.expect("added");
    }

    pub async fn members(&self, vault: VaultId) -> Result<Members, Refused> {
        self.post("/v1/members", &AskMembers { vault }).await
    }

    pub async fn tickets(&self) -> Result<Tickets, Refused> {
        self.post("/v1/tickets", &AskTickets {}).await
    }

    pub async fn syncs(
        &self,
        vault: VaultId,
        cursor: Cursor,
        push: Vec<Blob>,
    ) -> Result<SyncedBatches, Code> {
        let request = sync_of(vault, cursor, push);
        let mut synced: Synced = self.post("/v1/sync", &request).await.map_err(|r| r.code)?;
        synced.vaults.0.remove(0).outcome
    }

    /// As [`Phone::syncs`], but none when the server went away.
    pub async fn tries_to_sync(
        &self,
        vault: VaultId,
        cursor: Cursor,
        push: Vec<Blob>,
    ) -> Option<SyncedBatches> {
        let body = wire::encode(&sync_of(vault, cursor, push));
        let headers = self.headers();
        let raw = self.tries_to_send("POST", "/v1/sync", &headers, &body);
        let mut synced: Synced = wire::decode(&raw.await?.body).expect("an answer");
        Some(synced.vaults.0.remove(0).outcome.expect("access"))
    }

    /// Pushes a batch that may be there already.
    pub async fn pushes_or_is_refused(&self, vault: VaultId, batch: &Blob) -> Result<(), Refused> {
        let request = sync_of(vault, Cursor::START, vec![batch.clone()]);
        let mut synced: Synced = self.post("/v1/sync", &request).await?;
        let batches = synced.vaults.0.remove(0).outcome.expect("access");
        assert_eq!(batches.stored.0.len() + batches.known.0.len(), 1);
        Ok(())
    }

    /// What the server answers to the one who decides where requests go.
    pub async fn ready(&self) -> u16 {
        self.send("GET", "/v1/ready", "", &[]).await.status
    }

    /// Pushes one batch and returns its hash once it is stored.
    pub async fn pushes(&self, vault: VaultId, text: &str) -> BatchHash {
        let batch = self.writes(vault, text);
        let hash = BatchHash::of(&batch.0);
        let synced = self.syncs(vault, Cursor::START, vec![batch]).await;
        assert_eq!(synced.expect("synced").stored.0, [hash]);
        hash
    }

    /// The texts of all batches after a cursor, page by page, and the cursor after them.
    pub async fn reads(&self, vault: VaultId, mut cursor: Cursor) -> (Vec<String>, Cursor) {
        let mut texts = Vec::new();
        loop {
            let synced = self.syncs(vault, cursor, vec![]).await.expect("synced");
            let Pull::Page {
                batches,
                cursor: next,
                more,
            } = synced.pull
            else {
                panic!("the cursor is unknown");
            };
            texts.extend(batches.0.iter().map(|batch| text_of(vault, &batch.0)));
            cursor = next;
            if !more {
                return (texts, cursor);
            }
        }
    }
}

fn sync_of(vault: VaultId, cursor: Cursor, push: Vec<Blob>) -> Sync {
    let push = List(push);
    let asked = SyncVault {
        vault,
        cursor,
        push,
    };
    Sync {
        vaults: List(vec![asked]),
    }
}

/// What was written in a batch by [`Phone::writes`].
pub fn text_of(vault: VaultId, batch: &[u8]) -> String {
    let opened = open(batch, vault, &KEY).expect("a batch that opens");
    match &opened.entries[0].op.write {
        Write::Set(Value::Text(text)) => text.clone(),
        other => panic!("no text: {other:?}"),
    }
}
