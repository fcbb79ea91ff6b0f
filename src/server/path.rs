//! Which file of a site an address asks for.

use crate::base::OutPath;
use crate::site::Site;

/// What the path of an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A file of the site.
    File(OutPath),
    /// A folder, named without its `/` at the end.
    Folder(String),
    /// Nothing that the site has.
    Nothing,
}

/// What `path`, as it stands in the request, asks for: only what is in the site's plan, however it is spelt.
pub(super) fn asked(site: &Site, path: &str) -> Asked {
    let Some(decoded) = decoded(path.strip_prefix('/').unwrap_or(path)) else { return Asked::Nothing };
    let has = |path: &OutPath| site.has(path);
    let index = |folder: &str| OutPath::new(&format!("{folder}index.html")).ok().filter(has);
    if decoded.is_empty() || decoded.ends_with('/') {
        return index(&decoded).map_or(Asked::Nothing, Asked::File);
    }
    match OutPath::new(&decoded) {
        Ok(path) if has(&path) => Asked::File(path),
        Ok(path) if index(&format!("{path}/")).is_some() => Asked::Folder(format!("/{}/", path.from(&crate::site::plan::home()))),
        Ok(path) => present(site, &path).map_or(Asked::Nothing, Asked::File),
        Err(_) => Asked::Nothing,
    }
}

/// The present form of a file of the theme that an open page still names by its old fingerprint.
fn present(site: &Site, path: &OutPath) -> Option<OutPath> {
    let (stem, end) = path.as_str().rsplit_once('.')?;
    let (stem, print) = stem.rsplit_once('.')?;
    let old = print.len() == 8 && print.bytes().all(|b| b.is_ascii_hexdigit());
    site.theme().asset(&format!("{stem}.{end}")).filter(|_| old).map(|asset| asset.out.clone())
}

/// The text that a percent-encoded path means; nothing where it is no text or an escape is cut.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let digit = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        bytes.push(if byte == b'%' { (digit(rest.next())? << 4) | digit(rest.next())? } else { byte });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{Asked, asked};
    use crate::site::Site;
    use crate::source::{Options, Sources};

    fn site() -> Site {
        let sources = Sources::from_iter([
            ("content/exercises/squat.md", "---\ntitle: Squat\nmuscles: {primary: [quads]}\n---\n"),
            ("static/a b/é.txt", "x"),
            ("static/docs/index.html", "x"),
        ]);
        Site::new(&sources, &Options::default()).value
    }

    #[test]
    fn only_what_the_site_has_is_found() {
        let site = site();
        let case = |path: &str, want: &str| {
            let got = match asked(&site, path) {
                Asked::File(path) => path.to_string(),
                Asked::Folder(to) => format!("to {to}"),
                Asked::Nothing => String::new(),
            };
            assert_eq!(got, want, "{path}");
        };
        case("/", "index.html");
        case("/exercises/", "exercises/index.html");
        case("/exercises", "to /exercises/");
        case("/docs", "to /docs/");
        case("/exercises/squat.html", "exercises/squat.html");
        case("/exercises%2Fsquat.html", "exercises/squat.html");
        case("/a%20b/%C3%A9.txt", "a b/é.txt");
        case("/a%20b/e%CC%81.txt", "a b/é.txt");
        case("/ironleaf.00000000.css", site.theme().asset("ironleaf.css").unwrap().out.as_str());
        for path in [
            "/exercises/squat",
            "/a%20b/",
            "/a%20b",
            "//",
            "//exercises/",
            "/./index.html",
            "/../index.html",
            "/exercises/../index.html",
            "/..%2findex.html",
            "/%2e%2e/ironleaf.yaml",
            "/..\\ironleaf.yaml",
            "/%5cindex.html",
            "/index.html%00",
            "/%00",
            "/%",
            "/%2",
            "/%zz",
            "/%ff",
            "/%c0%ae%c0%ae/x",
            "/%252e%252e/x",
            "/content/exercises/squat.md",
            "/ironleaf.yaml",
            "/etc/passwd",
            "//etc/passwd",
            "/C:/index.html",
            "/index.html/",
            "/index.html/x",
            "/ironleaf.zzzzzzzz.css",
            "/.git/config",
            "/ironleaf.0000.css",
        ] {
            case(path, "");
        }
        case(&format!("/{}", "a/".repeat(40_000)), "");
        case(&format!("/{}", "%2e%2e/".repeat(9_000)), "");
    }

    proptest::proptest! {
        #[test]
        fn no_spelling_leads_out_of_the_plan(path in "(/|%2f|%2e|\\.|\\\\|%5c|%00|exercises|squat|\\.html|index|[a-z%]){0,12}") {
            let site = site();
            if let Asked::File(found) = asked(&site, &path) {
                proptest::prop_assert!(site.has(&found));
            }
        }
    }
}
