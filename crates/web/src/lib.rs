//! The console inside the program: files, their headers, and which address gives which file.
//!
//! Two pages share the built files: the console at `/` (any address without a file of its own is the console's, which
//! routes by itself) and the browsable API description at `/docs`. A file whose name carries a digest of its content
//! never changes and is kept for ever; the pages are asked for again each time, and answered with `304` while unchanged.
//!
//! ```
//! let page = web::answer(&http::Method::GET, "/loans", &http::HeaderMap::new());
//! assert_eq!(page.status(), 200);
//! assert!(page.headers()["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
//! ```

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};

/// What a page may do: load our own scripts, styles, images and fonts, and talk to our own API. Nothing inline but styles,
/// which the component library sets on elements.
pub const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
                               img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; \
                               base-uri 'none'; form-action 'self'";

/// One file of the console.
struct File {
    path: &'static str,
    digest: &'static str,
    bytes: &'static [u8],
    gzip: Option<&'static [u8]>,
}

/// Sorted by path.
static FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Answers a request for a page or a file.
#[must_use]
pub fn answer(method: &Method, path: &str, headers: &HeaderMap) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    if method != Method::GET && method != Method::HEAD {
        *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let Some(file) = find(path) else {
        *response.status_mut() = StatusCode::NOT_FOUND;
        return response;
    };
    let packed = file.gzip.filter(|_| takes_gzip(headers));
    let tag = format!("\"{}{}\"", file.digest, if packed.is_some() { "-gz" } else { "" });
    put(&mut response, header::CONTENT_TYPE, media_type(file.path));
    put(&mut response, header::VARY, "accept-encoding");
    put(&mut response, header::ETAG, &tag);
    put(&mut response, header::CACHE_CONTROL, caching(file.path));
    if file.path.ends_with(".html") {
        put(&mut response, header::CONTENT_SECURITY_POLICY, PAGE_POLICY);
    }
    if is_known(headers, &tag) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    if packed.is_some() {
        put(&mut response, header::CONTENT_ENCODING, "gzip");
    }
    let body = packed.unwrap_or(file.bytes);
    put(&mut response, header::CONTENT_LENGTH, &body.len().to_string());
    if method == Method::GET {
        *response.body_mut() = Bytes::from_static(body);
    }
    response
}

/// The file of an address; addresses of the console's own routes are its page.
fn find(path: &str) -> Option<&'static File> {
    let named = |name: &str| FILES.binary_search_by(|file| file.path.cmp(name)).ok().map(|at| &FILES[at]);
    let path = path.trim_start_matches('/');
    if let Some(file) = named(path) {
        return Some(file);
    }
    // A file that is not there is missed, not answered with a page: a stale script address must not parse as HTML.
    if path.rsplit('/').next().is_some_and(|last| last.contains('.')) {
        return None;
    }
    let docs = path == "docs" || path.starts_with("docs/");
    if docs { named("docs.html").or_else(|| named("index.html")) } else { named("index.html") }
}

/// Files under `assets/` have a digest in their name; everything else may change with the next release.
fn caching(path: &str) -> &'static str {
    if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().trim_matches(['0', '.']).is_empty());
        matches!(name.trim(), "gzip" | "*") && !refused
    })
}

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    known.split(',').any(|one| matches!(one.trim(), "*") || one.trim().trim_start_matches("W/") == tag)
}

fn put(response: &mut Response<Bytes>, name: HeaderName, value: &str) {
    // Our own texts and digests are header values.
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, kind)| kind) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(path: &str, pairs: &[(HeaderName, &str)]) -> Response<Bytes> {
        let headers = pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect();
        answer(&Method::GET, path, &headers)
    }

    fn header<'a>(response: &'a Response<Bytes>, name: &str) -> &'a str {
        response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[test]
    fn every_address_without_a_file_is_the_page_and_a_missing_file_is_missed() {
        for path in ["/", "", "/loans", "/loans/loan_01/schedule", "/welcome"] {
            let page = get(path, &[]);
            assert_eq!((page.status(), header(&page, "content-type")), (StatusCode::OK, "text/html; charset=utf-8"));
            assert_eq!(header(&page, "content-security-policy"), PAGE_POLICY);
            assert_eq!(header(&page, "cache-control"), "no-cache");
            assert!(String::from_utf8_lossy(page.body()).contains("<html"), "{path}");
        }
        for path in ["/assets/gone-1a2b.js", "/favicon.xyz", "/../Cargo.toml", "/assets/../index.html"] {
            assert_eq!(get(path, &[]).status(), StatusCode::NOT_FOUND, "{path}");
        }
        let written = answer(&Method::POST, "/", &HeaderMap::new());
        assert_eq!((written.status(), header(&written, "allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"));
    }

    #[test]
    fn what_the_client_has_is_not_sent_again_and_gzip_is_sent_when_taken() {
        let (plain, packed) = (get("/", &[]), get("/", &[(header::ACCEPT_ENCODING, "br, gzip;q=0.8")]));
        assert_eq!((header(&plain, "content-encoding"), header(&packed, "content-encoding")), ("", "gzip"));
        assert_eq!(packed.body()[..2], [0x1f, 0x8b]);
        assert_ne!(header(&plain, "etag"), header(&packed, "etag"), "two forms, two tags");
        assert_eq!(header(&get("/", &[(header::ACCEPT_ENCODING, "gzip;q=0")]), "content-encoding"), "");
        let again = get("/", &[(header::IF_NONE_MATCH, &format!("\"x\", {}", header(&plain, "etag")))]);
        assert_eq!((again.status(), again.body().len()), (StatusCode::NOT_MODIFIED, 0));
        let head = answer(&Method::HEAD, "/", &HeaderMap::new());
        assert_eq!((head.body().len(), header(&head, "content-length")), (0, header(&plain, "content-length")));
    }

    #[test]
    fn hashed_files_are_kept_for_ever_and_the_table_is_sorted() {
        assert!(caching("assets/index-1a2b.js").contains("immutable") && caching("index.html") == "no-cache");
        assert!(FILES.is_sorted_by(|a, b| a.path < b.path), "found by bisection");
    }
}
