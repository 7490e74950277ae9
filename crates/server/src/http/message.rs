//! Messages as bodies of requests and answers.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use protocol::{Code, api, wire};
use serde::{Serialize, de::DeserializeOwned};

use super::failure::Refusal;

/// A message of the API.
#[derive(Debug)]
pub struct Message<Content>(pub Content);

impl<State: Send + Sync, Content: DeserializeOwned> FromRequest<State> for Message<Content> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &State) -> Result<Self, Refusal> {
        let kind = request.headers().get(CONTENT_TYPE);
        if kind.is_none_or(|kind| kind != api::CONTENT_TYPE) {
            return Err(Code::WrongType.into());
        }
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge,
            _ => Code::Malformed,
        })?;
        let content = wire::decode(&body).map_err(|_| Code::Malformed)?;
        Ok(Self(content))
    }
}

impl<Content: Serialize> IntoResponse for Message<Content> {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, api::CONTENT_TYPE)], wire::encode(&self.0)).into_response()
    }
}
