//! Ways out: one `POST` or one `GET` to an address somebody of an institution gave us, and the way to a broker.
//!
//! Such an address must not become a way into the network the program stands in. So it is HTTPS, redirects are not
//! followed, no proxy is taken from the environment, and the addresses a name resolves to are looked at after the lookup
//! and before the connection: the connection is made to exactly those, so a name cannot change its mind in between. Only
//! the status of the answer is kept, never its text. An operator who wants to reach services of their own network says so
//! with [`Reach::Private`]; one who wants to name every host that may be told lists them in [`Targets`].

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use http::Uri;
use ureq::config::Config;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use crate::limits::{FETCH_SECONDS, MAX_SOURCE_BYTES, MAX_URL_BYTES, SEND_SECONDS};

/// Where messages may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Public addresses, by HTTPS.
    #[default]
    Public,
    /// Private networks too, and loopback also without TLS.
    Private,
}

/// Where messages may go: how far, and to which hosts when those are named.
///
/// ```
/// use connectors::outbound::{AddressError, Reach, Targets};
/// let targets = Targets::try_new(Reach::Public, ["core.example.org"])?;
/// assert!(targets.check("https://CORE.example.org:8443/hook").is_ok());
/// assert_eq!(targets.check("https://example.org/hook"), Err(AddressError::NotListed));
/// assert!(Targets::from(Reach::Public).check("https://example.org/hook").is_ok(), "none named: any");
/// # Ok::<(), connectors::outbound::HostError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Targets {
    reach: Reach,
    hosts: Arc<BTreeSet<String>>,
}

/// Text that is not the name of a host.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' is not a host to allow: write its name or address alone, such as core.example.org, without scheme, port or *"
)]
pub struct HostError(String);

impl From<Reach> for Targets {
    fn from(reach: Reach) -> Self {
        Self { reach, hosts: Arc::default() }
    }
}

impl Targets {
    /// As far as `reach`, and to no other host than these when there are any. Large and small letters are one; a name is
    /// the whole name, and what stands under it is another host.
    ///
    /// # Errors
    /// [`HostError`] for a text that no address could have as its host.
    pub fn try_new<'a>(reach: Reach, hosts: impl IntoIterator<Item = &'a str>) -> Result<Self, HostError> {
        let mut named = BTreeSet::new();
        for host in hosts {
            let bare = bare(host.trim()).to_ascii_lowercase();
            let name = bare.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b)) && !bare.is_empty();
            if !name && bare.parse::<IpAddr>().is_err() {
                return Err(HostError(host.to_owned()));
            }
            named.insert(bare);
        }
        Ok(Self { reach, hosts: Arc::new(named) })
    }

    /// Checks the form of an address and whether its host is one that may be told; what its name resolves to is checked at
    /// each sending.
    ///
    /// # Errors
    /// [`AddressError`].
    pub fn check(&self, address: &str) -> Result<Uri, AddressError> {
        let uri = check(address, self.reach)?;
        let host = uri.host().map(|host| bare(host).to_ascii_lowercase()).unwrap_or_default();
        if self.hosts.is_empty() || self.hosts.contains(&host) { Ok(uri) } else { Err(AddressError::NotListed) }
    }
}

/// A host without the brackets that an IPv6 address has in a URL.
fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

/// Why an address is not one to send to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not a URL with a host.
    #[error("an address is https://HOST/PATH, without a user name, of at most {MAX_URL_BYTES} bytes")]
    Form,
    /// Not HTTPS.
    #[error(
        "by https or mqtts only; without TLS it is for loopback or a broker, when the operator allows private networks"
    )]
    NotSecure,
    /// A private address.
    #[error(
        "the address is in a private network: the operator allows those with --webhooks-to-private-networks or --feeds-from-private-networks"
    )]
    Private,
    /// Not one of the hosts that the operator names.
    #[error("the host is not one that the operator allows: ask for it to be added to --webhook-hosts or --feed-hosts")]
    NotListed,
}

/// Why a message did not arrive, in a word for people; the cause is for the log.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The address is not one to send to.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// Nobody took it.
    #[error("{0}")]
    Network(#[from] ureq::Error),
}

impl SendError {
    /// In a word, without anything that the other side said.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Address(_) | Self::Network(ureq::Error::Other(_)) => "address refused",
            Self::Network(ureq::Error::Timeout(_)) => "timeout",
            Self::Network(ureq::Error::HostNotFound) => "host not found",
            Self::Network(ureq::Error::Tls(_) | ureq::Error::Rustls(_)) => "TLS failed",
            Self::Network(ureq::Error::ConnectionFailed | ureq::Error::Io(_)) => "connection failed",
            Self::Network(ureq::Error::BodyExceedsLimit(_)) => "too large",
            Self::Network(_) => "no answer",
        }
    }
}

/// Checks the form of an address; what its name resolves to is checked at each sending.
///
/// ```
/// use connectors::outbound::{AddressError, Reach, check};
/// assert!(check("https://example.org/hook", Reach::Public).is_ok());
/// assert_eq!(check("http://example.org/hook", Reach::Public), Err(AddressError::NotSecure));
/// assert_eq!(check("https://10.0.0.7/", Reach::Public), Err(AddressError::Private));
/// ```
///
/// # Errors
/// [`AddressError`].
pub fn check(address: &str, reach: Reach) -> Result<Uri, AddressError> {
    let uri: Uri = address.parse().map_err(|_| AddressError::Form)?;
    let authority = uri.authority().ok_or(AddressError::Form)?;
    let host = bare(authority.host());
    if address.len() > MAX_URL_BYTES || authority.as_str().contains('@') || host.is_empty() {
        return Err(AddressError::Form);
    }
    let literal = host.parse::<IpAddr>().ok();
    let local = literal.map_or_else(|| host.eq_ignore_ascii_case("localhost"), |ip| ip.is_loopback());
    match uri.scheme_str() {
        Some("https") => {}
        Some("http") if reach == Reach::Private && local => {}
        Some("http") => return Err(AddressError::NotSecure),
        _ => return Err(AddressError::Form),
    }
    if reach == Reach::Public && (local || literal.is_some_and(|ip| !is_public(ip))) {
        return Err(AddressError::Private);
    }
    Ok(uri)
}

/// Sends a message and gives back the status of the answer. Blocks for at most [`SEND_SECONDS`].
///
/// # Errors
/// [`SendError`].
pub fn post(address: &str, targets: &Targets, headers: &[(&str, String)], body: &str) -> Result<u16, SendError> {
    let uri = targets.check(address)?;
    let mut request = agent(targets, SEND_SECONDS).post(uri).header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    Ok(request.send(body)?.status().as_u16())
}

/// What an address gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The status.
    pub status: u16,
    /// The header `ETag`.
    pub etag: Option<String>,
    /// The header `Last-Modified`.
    pub modified: Option<String>,
    /// The body of a 2xx answer.
    pub body: Vec<u8>,
}

/// Fetches a file of at most [`MAX_SOURCE_BYTES`]. Blocks for at most [`FETCH_SECONDS`]. Redirects are not followed.
///
/// # Errors
/// [`SendError`].
pub fn get(address: &str, targets: &Targets, headers: &[(&str, &str)]) -> Result<Fetched, SendError> {
    let uri = targets.check(address)?;
    let mut request = agent(targets, FETCH_SECONDS).get(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut answer = request.call()?;
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (status, etag, modified) = (answer.status().as_u16(), header("etag"), header("last-modified"));
    let body = if (200..300).contains(&status) {
        answer.body_mut().with_config().limit(MAX_SOURCE_BYTES as u64).read_to_vec()?
    } else {
        Vec::new()
    };
    Ok(Fetched { status, etag, modified, body })
}

fn agent(targets: &Targets, seconds: u64) -> ureq::Agent {
    let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
    let config = Config::builder()
        .timeout_global(Some(Duration::from_secs(seconds)))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .proxy(None)
        .tls_config(tls)
        .user_agent(concat!("anji/", env!("CARGO_PKG_VERSION")))
        .build();
    ureq::Agent::with_parts(config, DefaultConnector::default(), Guarded { reach: targets.reach })
}

/// A broker of messages: where it is, and whether by TLS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokerAddress {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether by TLS.
    pub tls: bool,
}

impl Targets {
    /// Checks the form of a broker's address, `mqtts://HOST:PORT` or, where private networks are allowed, `mqtt://HOST:PORT`; what the
    /// name resolves to is checked by [`Targets::resolve`].
    ///
    /// # Errors
    /// [`AddressError`].
    pub fn check_broker(&self, address: &str) -> Result<BrokerAddress, AddressError> {
        let (tls, rest) = match address.split_once("://") {
            Some(("mqtts", rest)) => (true, rest),
            Some(("mqtt", rest)) if self.reach == Reach::Private => (false, rest),
            Some(("mqtt", _)) => return Err(AddressError::NotSecure),
            _ => return Err(AddressError::Form),
        };
        // The rest is looked at as that of any other address: form, private ranges, hosts that are named.
        let uri = self.check(&format!("https://{rest}"))?;
        let path = uri.path_and_query().map_or("", http::uri::PathAndQuery::as_str);
        let host = uri.host().map(bare).unwrap_or_default().to_owned();
        if !matches!(path, "" | "/") {
            return Err(AddressError::Form);
        }
        let port = uri.port_u16().unwrap_or(if tls { 8_883 } else { 1_883 });
        Ok(BrokerAddress { host, port, tls })
    }

    /// The addresses of a broker that may be connected to. Blocks while the name is looked up.
    ///
    /// # Errors
    /// When it has none, or none that may be.
    pub fn resolve(&self, broker: &BrokerAddress) -> std::io::Result<Vec<SocketAddr>> {
        let found = (broker.host.as_str(), broker.port).to_socket_addrs()?;
        let allowed: Vec<_> = found.filter(|address| self.reach == Reach::Private || is_public(address.ip())).collect();
        if allowed.is_empty() { Err(std::io::Error::other(AddressError::Private)) } else { Ok(allowed) }
    }
}

/// The system's resolver, of whose answers only those remain that may be connected to.
#[derive(Debug)]
struct Guarded {
    reach: Reach,
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        if self.reach == Reach::Private {
            return Ok(found);
        }
        let mut allowed = self.empty();
        for address in found.iter().filter(|address: &&SocketAddr| is_public(address.ip())) {
            allowed.push(*address);
        }
        if allowed.is_empty() { Err(ureq::Error::Other(Box::new(AddressError::Private))) } else { Ok(allowed) }
    }
}

/// Whether an address is reached over the public internet. The ranges are those IANA lists as not global (RFC 6890 and
/// its successors); an IPv6 address that carries an IPv4 one is what it carries.
fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => {
            let [a, b, c, .., g, h] = v6.segments();
            let carried = Ipv4Addr::from((u32::from(g) << 16) | u32::from(h));
            match (a, b) {
                (0x64, 0xff9b) => c == 0 && is_public_v4(carried),
                (0x2002, _) => is_public_v4(Ipv4Addr::from((u32::from(b) << 16) | u32::from(c))),
                // Teredo, ORCHID, documentation and the rest of the special block.
                (0x2001, 0..=0x01ff | 0x0db8) | (0x3fff, 0..=0x0fff) => false,
                // Everything global is in 2000::/3.
                _ => a & 0xe000 == 0x2000,
            }
        }
    }
}

fn is_public_v4(v4: Ipv4Addr) -> bool {
    let [a, b, c, _] = v4.octets();
    let special = match (a, b, c) {
        // This network, shared address space, protocol assignments, 6to4 relays, benchmarking.
        (0, ..) | (100, 64..=127, _) | (192, 0, 0) | (192, 88, 99) | (198, 18..=19, _) => true,
        // Multicast, reserved and broadcast.
        (224..=255, ..) => true,
        _ => false,
    };
    !(special || v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_documentation())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_in_every_dress_are_known() {
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in
            ["1.1.1.1", "100.63.255.255", "172.32.0.1", "2606:4700::1111", "64:ff9b::101:101", "2002:101:101::"]
        {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn addresses_are_https_with_a_public_host() {
        for (address, error) in [
            ("", AddressError::Form),
            ("/path", AddressError::Form),
            ("ftp://example.org/", AddressError::Form),
            ("https://user:pass@example.org/", AddressError::Form),
            ("http://example.org/", AddressError::NotSecure),
            ("http://127.0.0.1/", AddressError::NotSecure),
            ("https://localhost/", AddressError::Private),
            ("https://[::1]:8443/", AddressError::Private),
            ("https://192.168.0.1/", AddressError::Private),
        ] {
            assert_eq!(check(address, Reach::Public), Err(error), "{address}");
        }
        assert!(check("http://127.0.0.1:9000/hook", Reach::Private).is_ok());
        assert!(check("https://10.0.0.7/hook", Reach::Private).is_ok());
        assert_eq!(check("http://10.0.0.7/hook", Reach::Private), Err(AddressError::NotSecure));
        let long = |bytes: usize| format!("https://e.org/{}", "a".repeat(bytes - 14));
        assert!(check(&long(MAX_URL_BYTES), Reach::Public).is_ok());
        assert_eq!(check(&long(MAX_URL_BYTES + 1), Reach::Public), Err(AddressError::Form));
    }

    #[test]
    fn a_broker_is_reached_by_tls_unless_private_networks_are_allowed() {
        let (open, named) =
            (Targets::from(Reach::Private), Targets::try_new(Reach::Public, ["b.example.org"]).unwrap());
        let at = |host: &str, port, tls| Ok(BrokerAddress { host: host.to_owned(), port, tls });
        assert_eq!(named.check_broker("mqtts://b.example.org"), at("b.example.org", 8_883, true));
        assert_eq!(named.check_broker("mqtt://b.example.org"), Err(AddressError::NotSecure));
        assert_eq!(named.check_broker("mqtts://c.example.org"), Err(AddressError::NotListed));
        assert_eq!(open.check_broker("mqtt://127.0.0.1:1884"), at("127.0.0.1", 1_884, false));
        assert_eq!(open.check_broker("mqtts://[fd00::7]/"), at("fd00::7", 8_883, true));
        let public = Targets::from(Reach::Public);
        assert_eq!(public.check_broker("mqtts://127.0.0.1:8883"), Err(AddressError::Private));
        for wrong in
            ["b.example.org:8883", "https://b.example.org", "mqtts://u:p@b.example.org", "mqtts://b/t", "mqtts://"]
        {
            assert_eq!(public.check_broker(wrong), Err(AddressError::Form), "{wrong}");
        }
        let hidden = BrokerAddress { host: "localhost".into(), port: 1, tls: true };
        assert!(public.resolve(&hidden).is_err() && open.resolve(&hidden).is_ok());
    }

    #[test]
    fn only_hosts_that_are_named_are_told() {
        let hosts = ["core.example.org", " Data.Example.org ", "10.0.0.7", "[fd00::7]"];
        let targets = Targets::try_new(Reach::Private, hosts).unwrap();
        for (address, allowed) in [
            ("https://core.example.org/hook", true),
            ("https://core.example.org:8443/", true),
            ("https://DATA.example.org/", true),
            ("https://10.0.0.7/", true),
            ("https://[fd00::7]:9443/", true),
            ("https://example.org/", false),
            ("https://core.example.org.evil.example/", false),
            ("https://a.core.example.org/", false),
            ("https://core.example.org./", false),
            ("https://10.0.0.70/", false),
            ("https://evil.example/core.example.org", false),
            ("https://evil.example?core.example.org", false),
        ] {
            let expected = if allowed { None } else { Some(AddressError::NotListed) };
            assert_eq!(targets.check(address).err(), expected, "{address}");
            assert!(Targets::from(Reach::Private).check(address).is_ok(), "{address}");
        }
        // A list opens nothing: what may not be told otherwise may not be told when named.
        let named = Targets::try_new(Reach::Public, ["10.0.0.7"]).unwrap();
        assert_eq!(named.check("https://10.0.0.7/"), Err(AddressError::Private));
        let error = post("https://example.org/", &named, &[], "{}").unwrap_err();
        assert_eq!(error.word(), "address refused");
        for wrong in ["", " ", "https://a.example", "a.example:443", "*.example", "a.example/hook", "a b"] {
            assert!(Targets::try_new(Reach::Public, [wrong]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_name_of_a_private_address_is_refused_at_the_connection() {
        // `localhost` in a name that passes the form: the resolver is what refuses it.
        let error = post("https://localhost.localdomain/", &Reach::Public.into(), &[], "{}").unwrap_err();
        assert!(["address refused", "host not found", "connection failed"].contains(&error.word()), "{error}");
    }
}
