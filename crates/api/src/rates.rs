//! How often somebody may ask: a bucket of requests for each token, for each user over all tokens and, at the doors, for
//! each address.
//!
//! A bucket holds `burst` requests and fills at `per_second`. It is kept as one instant, the time at which it would be
//! full again (the generic cell rate algorithm): nothing runs in the background, and a bucket that is full need not be
//! kept. Wrong tokens are charged to the address, so that guessing is bounded too. A user's bucket is asked once the token has
//! proved whose it is: nobody can empty another's by naming them, and a user with many sessions and keys has no more of the
//! service than two of them.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use codes::UserId;
use platform::clock::monotonic;
use platform::problem::{Code, Problem};
use sha2::{Digest, Sha256};

use crate::limits::{DOOR_BURST, DOOR_PER_SECOND, MAX_BUCKETS, TOKEN_BURST, TOKEN_PER_SECOND};
use crate::problem::ApiProblem;
use crate::{App, extract};

/// Where people come in without being signed in.
const DOORS: [&str; 3] = ["/v1/login", "/v1/links/redeem", "/v1/setup"];

/// A bucket's size and how fast it fills.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// The most requests at once.
    pub burst: u32,
    /// How many come back in a second.
    pub per_second: f64,
}

impl Rate {
    /// Twice as much: what a user's tokens have together.
    #[must_use]
    pub fn doubled(self) -> Self {
        Self { burst: self.burst.saturating_mul(2), per_second: self.per_second * 2.0 }
    }
}

/// The rates of a service.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    /// For each token: a session or a program's key.
    pub token: Rate,
    /// For each user, over all sessions and keys.
    pub user: Rate,
    /// For each address at the doors, and for wrong tokens.
    pub door: Rate,
}

impl Default for Rates {
    fn default() -> Self {
        let token = Rate { burst: TOKEN_BURST, per_second: TOKEN_PER_SECOND };
        Self { token, user: token.doubled(), door: Rate { burst: DOOR_BURST, per_second: DOOR_PER_SECOND } }
    }
}

/// Whose bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Who {
    /// A digest: tokens themselves are not kept.
    Token([u8; 16]),
    /// A user, by id.
    User([u8; 16]),
    /// An address, or the network of one that is wider than a person.
    Address(IpAddr),
    /// A request that came over no socket, as in tests.
    Nowhere,
}

/// The buckets of a service.
#[derive(Debug, Default)]
pub struct Buckets {
    full_at: Mutex<HashMap<Who, Instant>>,
}

/// What a bucket says to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Said {
    /// Whether it may pass.
    pass: bool,
    /// How many more may follow at once.
    left: u32,
    /// Until one may pass, or until the bucket is full again.
    wait: Duration,
}

impl Buckets {
    /// Asks a bucket at an instant; `cost` 0 only looks whether one could pass.
    fn ask(&self, who: Who, rate: Rate, cost: u32, now: Instant) -> Said {
        let each = Duration::from_secs_f64(1.0 / rate.per_second);
        let whole = each * rate.burst;
        let mut buckets = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let full_at = buckets.get(&who).copied().unwrap_or(now).max(now);
        let used = full_at - now;
        if used + each * cost.max(1) > whole {
            return Said { pass: false, left: 0, wait: (used + each).saturating_sub(whole) };
        }
        let used = used + each * cost;
        if cost > 0 {
            if buckets.len() >= MAX_BUCKETS && !buckets.contains_key(&who) {
                forget(&mut buckets, now);
            }
            buckets.insert(who, now + used);
        }
        let free = (whole - used).as_secs_f64() / each.as_secs_f64();
        Said { pass: true, left: whole_number(free), wait: used }
    }
}

/// Full buckets are as good as none. When none is full, the ones nearest to it go: those who ask most stay bounded.
fn forget(buckets: &mut HashMap<Who, Instant>, now: Instant) {
    buckets.retain(|_, full_at| *full_at > now);
    if buckets.len() >= MAX_BUCKETS {
        let mut instants: Vec<Instant> = buckets.values().copied().collect();
        let middle = instants.len() / 2;
        let (_, median, _) = instants.select_nth_unstable(middle);
        let median = *median;
        buckets.retain(|_, full_at| *full_at > median);
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between nothing and the burst, a u32")]
fn whole_number(free: f64) -> u32 {
    // The last digits of the division must not cost a request.
    (free + 1e-6) as u32
}

/// Lets a request pass, or says when to come again.
pub async fn bound(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !path.starts_with("/v1/") && !app.settings.is_closed(path) {
        return next.run(request).await;
    }
    let (rates, buckets) = (app.settings.rates, &app.buckets);
    let address = address(&request, app.settings.public_url.is_some());
    let token = extract::token(request.headers(), &app.settings).ok();
    let door = DOORS.contains(&path) && request.method() == Method::POST;
    let (who, rate) = match &token {
        Some(token) if !door => (digest(token), rates.token),
        _ => (address, rates.door),
    };
    // Without a token there is nothing to guess, and the refusal costs nothing.
    let charged = u32::from(door || token.is_some());
    let said = buckets.ask(who, rate, charged, monotonic());
    if !said.pass {
        return refusal(rate, said);
    }
    let looked = buckets.ask(address, rates.door, 0, monotonic());
    if !door && !looked.pass {
        return refusal(rates.door, looked);
    }
    let mut response = next.run(request).await;
    if token.is_some() && !door && response.status() == StatusCode::UNAUTHORIZED {
        buckets.ask(address, rates.door, 1, monotonic());
    }
    // The refusal of the user's own bucket says what that one holds.
    if !response.headers().contains_key("ratelimit") {
        describe(response.headers_mut(), rate, said);
    }
    response
}

/// Counts a request of a user who was recognised, over all of that user's tokens; the answer to give when it is one too many.
pub fn of_user(app: &App, user: UserId) -> Option<Response> {
    let rate = app.settings.rates.user;
    let said = app.buckets.ask(Who::User(*user.as_bytes()), rate, 1, monotonic());
    (!said.pass).then(|| refusal(rate, said))
}

fn refusal(rate: Rate, said: Said) -> Response {
    let seconds = seconds(said.wait);
    let problem = Problem::new(Code::TooOften, format!("too many requests: come again in {seconds} s"))
        .in_chinese(format!("请求过于频繁：请在 {seconds} 秒后再试"));
    let mut response = ApiProblem(problem).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    describe(response.headers_mut(), rate, said);
    response
}

/// The headers of draft-ietf-httpapi-ratelimit-headers: the policy, what is left of it, and the seconds that restore it.
fn describe(headers: &mut HeaderMap, rate: Rate, said: Said) {
    let window = seconds(Duration::from_secs_f64(f64::from(rate.burst) / rate.per_second));
    for (name, text) in [
        ("ratelimit-policy", format!("\"default\";q={};w={window}", rate.burst)),
        ("ratelimit", format!("\"default\";r={};t={}", said.left, seconds(said.wait))),
    ] {
        if let Ok(value) = HeaderValue::from_str(&text) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
}

/// Whole seconds, never too few.
fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

fn digest(token: &str) -> Who {
    let mut short = [0; 16];
    short.copy_from_slice(&Sha256::digest(token.as_bytes())[..16]);
    Who::Token(short)
}

/// Where a request comes from. Behind a proxy of our own that is the last address it wrote down, and only when the socket's
/// other end can be such a proxy; whatever stands before it anybody may have written.
fn address(request: &Request, behind_proxy: bool) -> Who {
    let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() else { return Who::Nowhere };
    let near = match peer.ip() {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local(),
    };
    let told = request.headers().get_all("x-forwarded-for").iter().next_back();
    let told = told.and_then(|value| value.to_str().ok()).and_then(|value| value.rsplit(',').next());
    let told = told.and_then(|text| text.trim().parse::<IpAddr>().ok()).filter(|_| behind_proxy && near);
    match told.unwrap_or(peer.ip()).to_canonical() {
        // One customer commonly holds a /64.
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Who::Address(IpAddr::from([a, b, c, d, 0, 0, 0, 0]))
        }
        v4 => Who::Address(v4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { burst: 3, per_second: 2.0 };

    #[test]
    fn a_bucket_empties_at_its_size_and_fills_at_its_rate() {
        let (buckets, start) = (Buckets::default(), monotonic());
        let left: Vec<_> = (0..3).map(|_| buckets.ask(Who::Nowhere, RATE, 1, start).left).collect();
        assert_eq!(left, [2, 1, 0]);
        let refused = buckets.ask(Who::Nowhere, RATE, 1, start);
        assert_eq!((refused.pass, refused.wait), (false, Duration::from_millis(500)));
        assert!(!buckets.ask(Who::Nowhere, RATE, 0, start).pass, "looking costs nothing and tells the same");
        assert!(!buckets.ask(Who::Nowhere, RATE, 1, start + Duration::from_millis(499)).pass);
        assert!(buckets.ask(Who::Nowhere, RATE, 1, start + Duration::from_millis(500)).pass);
        assert!(buckets.ask(digest("another"), RATE, 1, start).pass, "each has a bucket of its own");
        assert_eq!(buckets.ask(Who::Nowhere, RATE, 1, start + Duration::from_secs(60)).left, 2, "full again");
    }

    #[test]
    fn there_are_at_most_so_many_buckets() {
        let (buckets, start) = (Buckets::default(), monotonic());
        for n in 0..=MAX_BUCKETS {
            buckets.ask(digest(&n.to_string()), RATE, 1, start + Duration::from_nanos(n as u64));
        }
        let held = buckets.full_at.lock().unwrap().len();
        assert!(held <= MAX_BUCKETS, "{held}");
        assert!(held >= MAX_BUCKETS / 3, "those who asked last are still bounded: {held}");
    }

    #[test]
    fn the_address_is_the_peers_unless_our_proxy_tells_another() {
        let from = |peer: &str, told: &str, behind: bool| {
            let mut request = Request::new(axum::body::Body::empty());
            request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
            request.headers_mut().insert("x-forwarded-for", told.parse().unwrap());
            address(&request, behind)
        };
        let is = |text: &str| Who::Address(text.parse().unwrap());
        assert_eq!(from("127.0.0.1:9", "203.0.113.1, 203.0.113.7", true), is("203.0.113.7"));
        assert_eq!(from("127.0.0.1:9", "203.0.113.7", false), is("127.0.0.1"));
        assert_eq!(from("198.51.100.2:9", "203.0.113.7", true), is("198.51.100.2"), "not a proxy of ours");
        assert_eq!(from("[2001:db8::5]:9", "x", true), is("2001:db8::"));
    }
}
