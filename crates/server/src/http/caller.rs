//! Who asks: an address, or a key in its session. Each may ask so often, and no more.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{header::AUTHORIZATION, request::Parts},
};
use base16ct::lower;
use protocol::{Code, DeviceId};

use super::{api::Api, failure::Refusal};

/// Somebody without a session.
#[derive(Debug, Clone, Copy)]
pub struct Visitor;

/// A key in its session.
#[derive(Debug, Clone, Copy)]
pub struct Caller {
    pub key: DeviceId,
    pub token: [u8; 32],
}

impl FromRequestParts<Api> for Visitor {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Refusal> {
        let address = address(parts, api.proxied).ok_or(Code::Malformed)?;
        api.limiter
            .by_address(address, api.clock.now())
            .map_err(Refusal::wait)?;
        Ok(Self)
    }
}

impl FromRequestParts<Api> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Refusal> {
        let Some(token) = token(parts) else {
            Visitor::from_request_parts(parts, api).await?;
            return Err(Code::NoSession.into());
        };
        let now = api.clock.now();
        match api.store.session(&token, now).await {
            Ok(key) => {
                api.limiter.by_key(key, now).map_err(Refusal::wait)?;
                Ok(Self { key, token })
            }
            // Who tries tokens is held up like any visitor.
            Err(error) => {
                Visitor::from_request_parts(parts, api).await?;
                Err(error.into())
            }
        }
    }
}

fn token(parts: &Parts) -> Option<[u8; 32]> {
    let value = parts.headers.get(AUTHORIZATION)?.to_str().ok()?;
    let digits = value.strip_prefix("Bearer ")?;
    let mut token = [0; 32];
    (lower::decode(digits, &mut token).ok()?.len() == 32).then_some(token)
}

/// A proxy adds the address that it saw at the end of the list; all before it anyone can write.
fn address(parts: &Parts, proxied: bool) -> Option<IpAddr> {
    if proxied {
        let lists = parts.headers.get_all("x-forwarded-for");
        let last = lists.iter().next_back()?.to_str().ok()?;
        return last.rsplit(',').next()?.trim().parse().ok();
    }
    let ConnectInfo(address) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    Some(address.ip())
}
