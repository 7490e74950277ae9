//! The app's files, and the page of the right part for every route of the app.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{
        HeaderMap, HeaderValue, StatusCode, Uri,
        header::{
            ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
            VARY,
        },
    },
    response::{IntoResponse, Response},
};

use crate::site::{File, Representation, Site};

/// A file below this path is named by its content, so a browser may keep it for good.
const NAMED_BY_CONTENT: &str = "/assets/";

/// The parts of the app that have a page of their own, by the path that all their routes lie under;
/// the first that fits counts.
const PARTS: [(&str, &str); 2] = [("/anchor/log", "/log.html"), ("/anchor", "/anchor.html")];
const FIRST_PAGE: &str = "/index.html";

/// Answers with the file at the path; with the app's page where the path is one of the app's own
/// routes; and with 404 for everything else. A missing file must never be answered with the page:
/// a script that is HTML, kept in a cache, breaks an app for longer than one that is missing.
pub async fn get(
    State(site): State<Arc<Site>>,
    uri: Uri,
    request: HeaderMap,
) -> Result<Response, StatusCode> {
    let file = find(&site, uri.path()).ok_or(StatusCode::NOT_FOUND)?;
    Ok(answer(file, uri.path(), &request))
}

fn find<'site>(site: &'site Site, path: &str) -> Option<&'site File> {
    site.file(path).or_else(|| {
        is_app_route(path)
            .then(|| site.file(page_of(path)))
            .flatten()
    })
}

/// The page of the part that a route lies in.
fn page_of(path: &str) -> &'static str {
    let lies_under = |root: &str| {
        path.strip_prefix(root)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut parts = PARTS.into_iter();
    parts
        .find(|(root, _)| lies_under(root))
        .map_or(FIRST_PAGE, |(_, page)| page)
}

/// A route of the app has no dot in its last part and lies outside the folders of files and API.
fn is_app_route(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    let reserved = path.starts_with(NAMED_BY_CONTENT) || path.starts_with("/v1/");
    !last.contains('.') && !reserved
}

fn answer(file: &File, path: &str, request: &HeaderMap) -> Response {
    let (representation, encoding) = negotiate(file, request);
    let cache = if path.starts_with(NAMED_BY_CONTENT) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut headers = HeaderMap::new();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_str(&representation.etag) {
        headers.insert(ETAG, etag);
    }
    if is_known(representation, request) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.mime));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    (headers, representation.bytes.clone()).into_response()
}

/// The smallest representation that the client takes.
fn negotiate<'file>(
    file: &'file File,
    request: &HeaderMap,
) -> (&'file Representation, Option<&'static str>) {
    let offers = [("br", &file.brotli), ("gzip", &file.gzip)];
    offers
        .into_iter()
        .filter(|(encoding, _)| takes(request, encoding))
        .find_map(|(encoding, offer)| offer.as_ref().map(|found| (found, Some(encoding))))
        .unwrap_or((&file.plain, None))
}

/// Whether `Accept-Encoding` names the encoding with a weight above nought.
fn takes(request: &HeaderMap, encoding: &str) -> bool {
    let values = request.get_all(ACCEPT_ENCODING).into_iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|choice| {
            let (name, weight) = choice.split_once(';').unwrap_or((choice, ""));
            let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
            let refused = weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0);
            name.trim().eq_ignore_ascii_case(encoding) && !refused
        })
}

fn is_known(representation: &Representation, request: &HeaderMap) -> bool {
    let values = request.get_all(IF_NONE_MATCH).into_iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"))
        .any(|tag| tag == "*" || tag == representation.etag)
}
