//! Whom the server answers: requests that name it by one of its own names.

use std::net::IpAddr;

use axum::http::{HeaderMap, Uri, header};

/// The names by which a server may be asked. A page of another site cannot lead a browser here under a name of its own.
#[derive(Clone, Debug, Default)]
pub struct Hosts {
    names: Vec<String>,
    /// Whether every address in numbers will do: a server for all networks cannot know its own.
    numbers: bool,
}

impl Hosts {
    /// The names of a server that listens at `host`.
    pub fn of(host: &str) -> Self {
        let host = bare(host);
        let everywhere = host.parse::<IpAddr>().is_ok_and(|ip| ip.is_unspecified());
        let own = ["localhost", "127.0.0.1", "::1"].map(str::to_owned);
        Self { names: own.into_iter().chain([host]).collect(), numbers: everywhere }
    }

    /// Whether a request names this server, in its one `Host` header and in its address where that has a host.
    pub(super) fn know(&self, headers: &HeaderMap, uri: &Uri) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
        host.to_str().is_ok_and(|host| self.has(host)) && uri.authority().is_none_or(|authority| self.has(authority.as_str()))
    }

    /// Whether a request comes from a page of this server, or from no page at all.
    pub(super) fn sent_by_own_page(&self, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let host = text(header::HOST).unwrap_or("");
        let own = |origin: &str| origin.strip_prefix("http://").is_some_and(|o| o.eq_ignore_ascii_case(host) && self.has(o));
        let site = headers.get("sec-fetch-site").map(|value| value.to_str().unwrap_or("?"));
        text(header::ORIGIN).is_none_or(own) && site.is_none_or(|site| matches!(site, "same-origin" | "none"))
    }

    /// Whether `host`, with or without a port, is one of the names.
    fn has(&self, host: &str) -> bool {
        let Some(name) = without_port(host) else { return false };
        let name = bare(name);
        self.names.contains(&name) || (self.numbers && name.parse::<IpAddr>().is_ok())
    }
}

/// A name without the brackets of an address in numbers, in small letters.
fn bare(host: &str) -> String {
    host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host).to_ascii_lowercase()
}

/// The name in `name:port`; nothing where the port is no port.
fn without_port(host: &str) -> Option<&str> {
    let end = host.rfind(']').map_or(0, |at| at + 1);
    let Some(colon) = host[end..].find(':').map(|at| end + at) else { return Some(host) };
    let port = &host[colon + 1..];
    (port.len() <= 5 && port.bytes().all(|b| b.is_ascii_digit())).then(|| &host[..colon])
}

#[cfg(test)]
mod tests {
    use super::{HeaderMap, Hosts, Uri};

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            map.append(*name, value.parse().unwrap());
        }
        map
    }

    #[test]
    fn only_its_own_names_are_answered() {
        let case = |listens: &str, host: &str, want: bool| {
            let known = Hosts::of(listens).know(&headers(&[("host", host)]), &Uri::from_static("/"));
            assert_eq!(known, want, "{host} at {listens}");
        };
        case("127.0.0.1", "127.0.0.1:4000", true);
        case("127.0.0.1", "localhost", true);
        case("127.0.0.1", "LOCALHOST:1", true);
        case("127.0.0.1", "[::1]:4000", true);
        case("127.0.0.1", "example.org", false);
        case("127.0.0.1", "127.0.0.1.example.org", false);
        case("127.0.0.1", "localhost.example.org:4000", false);
        case("127.0.0.1", "192.168.1.5:4000", false);
        case("127.0.0.1", "localhost:4000@example.org", false);
        case("127.0.0.1", "localhost:99999999", false);
        case("127.0.0.1", "", false);
        case("127.0.0.1", "[::1", false);
        case("gym.local", "gym.local:4000", true);
        case("gym.local", "Gym.local", true);
        case("0.0.0.0", "192.168.1.5:4000", true);
        case("::", "[fe80::1]:4000", true);
        case("0.0.0.0", "example.org", false);
    }

    #[test]
    fn one_host_and_no_other_in_the_address() {
        let case = |pairs: &[(&'static str, &str)], uri: &'static str, want: bool| {
            assert_eq!(Hosts::of("127.0.0.1").know(&headers(pairs), &Uri::from_static(uri)), want, "{pairs:?} {uri}");
        };
        case(&[], "/", false);
        case(&[("host", "localhost"), ("host", "localhost")], "/", false);
        case(&[("host", "localhost")], "http://localhost/a", true);
        case(&[("host", "localhost")], "http://example.org/a", false);
    }

    #[test]
    fn the_live_channel_is_for_own_pages() {
        let case = |pairs: &[(&'static str, &str)], want: bool| {
            let headers = headers(&[&[("host", "localhost:4000")], pairs].concat());
            assert_eq!(Hosts::of("127.0.0.1").sent_by_own_page(&headers), want, "{pairs:?}");
        };
        case(&[], true);
        case(&[("origin", "http://localhost:4000")], true);
        case(&[("origin", "http://127.0.0.1:4000")], false);
        case(&[("origin", "http://localhost:4001")], false);
        case(&[("origin", "https://localhost:4000")], false);
        case(&[("origin", "http://example.org")], false);
        case(&[("origin", "null")], false);
        case(&[("sec-fetch-site", "same-origin")], true);
        case(&[("sec-fetch-site", "cross-site")], false);
        case(&[("sec-fetch-site", "same-site")], false);
    }
}
