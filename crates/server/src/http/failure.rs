//! A request that was not done: a code for the client, a status for what is in between.

use axum::{
    http::{
        StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse, Response},
};
use protocol::{
    Code,
    api::{self, Failure},
    wire,
};

use crate::{erasures_file::ErasuresError, store::StoreError};

/// Why, and how many seconds to wait where waiting helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    pub code: Code,
    pub retry_after: Option<u64>,
}

/// How long a client is asked to leave a server alone that cannot store, in seconds.
const UNAVAILABLE: u64 = 30;

impl Refusal {
    #[must_use]
    pub fn wait(seconds: u64) -> Self {
        Self {
            code: Code::TooManyRequests,
            retry_after: Some(seconds),
        }
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        let retry_after = (code == Code::Unavailable).then_some(UNAVAILABLE);
        Self { code, retry_after }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::from(code_of(error))
    }
}

/// An erasure that is done but not noted down is asked for again, and then noted down.
impl From<ErasuresError> for Refusal {
    fn from(error: ErasuresError) -> Self {
        tracing::error!(%error, "an erasure cannot be noted down");
        Self::from(Code::Unavailable)
    }
}

/// The code of what the store did not do. Anything but a refusal is the operator's to mend, and
/// is logged: the database's own words, which repeat no value.
pub fn code_of(error: StoreError) -> Code {
    match error {
        StoreError::Refused(code) => code,
        error => {
            tracing::error!(%error, "the database did not do what it was asked");
            Code::Unavailable
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = wire::encode(&Failure { code: self.code });
        let mut response =
            (status(self.code), [(CONTENT_TYPE, api::CONTENT_TYPE)], body).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}

fn status(code: Code) -> StatusCode {
    match code {
        Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::ClientTooOld => StatusCode::UPGRADE_REQUIRED,
        Code::ClientTooNew => StatusCode::NOT_IMPLEMENTED,
        Code::NoSession | Code::BadChallenge | Code::BadSignature => StatusCode::UNAUTHORIZED,
        Code::NoAccess | Code::Removed | Code::ReadOnly | Code::OwnersOnly | Code::PrivateVault => {
            StatusCode::FORBIDDEN
        }
        Code::LastOwner | Code::StaleChange | Code::TooManyChanges => StatusCode::CONFLICT,
        Code::TicketEnded | Code::TicketUsed | Code::Erased => StatusCode::GONE,
        Code::VaultFull => StatusCode::INSUFFICIENT_STORAGE,
        Code::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Malformed
        | Code::DamagedBatch
        | Code::TooNewBatch
        | Code::ForgedBatch
        | Code::ForeignBatch
        | Code::CursorUnknown
        | Code::Unknown(_) => StatusCode::BAD_REQUEST,
    }
}
