//! Addresses inside the output folder.

use std::fmt;
use std::sync::Arc;

use super::Slug;

/// A file's place inside the output folder: `exercises/front-squat.html`.
///
/// Relative, with `/` between parts; no part is empty, `.` or `..`, longer than 255 bytes, a Windows device
/// name, ends in a dot or a space, or holds a control character, `\`, `:` or another sign that a file system
/// refuses; the text is in Unicode's composed form. A value in hand is proof of that.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

/// Why a text cannot be a place inside the output folder, in a coach's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPath {
    /// Nothing is written.
    #[error("it is empty")]
    Empty,
    /// It begins with `/`, or a part is empty, `.` or `..`.
    #[error("it leaves the guide's folder")]
    Leaves,
    /// A character that some file system refuses.
    #[error("it holds a character that a file name cannot have")]
    Character,
    /// A part of more than 255 bytes, or all of it over 1,000.
    #[error("it is too long")]
    Long,
    /// A name Windows keeps, or one that ends in a dot or a space.
    #[error("Windows does not allow this name")]
    Windows,
}

impl OutPath {
    /// The place that `text` names.
    ///
    /// # Errors
    /// The first reason why it cannot be one.
    pub fn new(text: &str) -> Result<Self, BadPath> {
        use unicode_normalization::UnicodeNormalization as _;
        let text: String = text.nfc().collect();
        if text.is_empty() {
            return Err(BadPath::Empty);
        }
        if text.len() > 1000 {
            return Err(BadPath::Long);
        }
        for part in text.split('/') {
            check_part(part)?;
        }
        Ok(Self(text.into()))
    }

    /// The page of a thing: `exercises/front-squat.html`.
    pub fn page(folder: &str, id: &Slug) -> Self {
        if folder.is_empty() { Self(format!("{id}.html").into()) } else { Self(format!("{folder}/{id}.html").into()) }
    }

    /// The path as text, `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two paths must differ in, so that no file system takes them for one: lower case, composed.
    pub fn key(&self) -> String {
        use unicode_normalization::UnicodeNormalization as _;
        self.0.chars().flat_map(char::to_lowercase).nfc().collect()
    }

    /// How many folders deep the file stands.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// The way back to the output folder's root: empty, `../`, `../../`, …
    pub fn root(&self) -> String {
        "../".repeat(self.depth())
    }

    /// Whether a browser shows it as a page, by its ending.
    pub fn is_page(&self) -> bool {
        self.0.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"))
    }

    /// The relative address, percent-encoded, by which a page at `from` names this file.
    ///
    /// A page names itself by its file name. The result never begins with `/`.
    pub fn from(&self, from: &OutPath) -> String {
        let (here, there) = (from.0.rsplit_once('/').map_or("", |p| p.0), &*self.0);
        let mut ups = here.split('/').filter(|p| !p.is_empty());
        let mut rest = there;
        let mut common = ups.clone();
        while let (Some(up), Some((head, tail))) = (common.next(), rest.split_once('/')) {
            if up != head {
                break;
            }
            ups.next();
            rest = tail;
        }
        let mut out = "../".repeat(ups.count());
        encode(rest, &mut out);
        out
    }
}

fn check_part(part: &str) -> Result<(), BadPath> {
    if matches!(part, "" | "." | "..") {
        return Err(BadPath::Leaves);
    }
    if part.len() > 255 {
        return Err(BadPath::Long);
    }
    if part.chars().any(|c| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')) {
        return Err(BadPath::Character);
    }
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    if part.ends_with(['.', ' ']) || (Slug::new(&stem).is_none() && Slug::of(&stem).is_some_and(|s| *s == *format!("{stem}-page"))) {
        return Err(BadPath::Windows);
    }
    Ok(())
}

/// Appends `path` with everything percent-encoded that has a meaning of its own in an address.
fn encode(path: &str, out: &mut String) {
    use std::fmt::Write as _;
    for b in path.bytes() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(char::from(b)),
            _ => {
                let _ = write!(out, "%{b:02X}");
            }
        }
    }
}

impl std::borrow::Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{BadPath, OutPath};

    #[test]
    fn only_safe_paths_are_paths() {
        let case = |text: &str, want: Result<(), BadPath>| assert_eq!(OutPath::new(text).map(|_| ()), want, "{text:?}");
        case("exercises/a.html", Ok(()));
        case("bild é.jpg", Ok(()));
        case("", Err(BadPath::Empty));
        case("/etc/passwd", Err(BadPath::Leaves));
        case("../a", Err(BadPath::Leaves));
        case("a//b", Err(BadPath::Leaves));
        case("a/./b", Err(BadPath::Leaves));
        case("a\\b", Err(BadPath::Character));
        case("c:a", Err(BadPath::Character));
        case("a\0b", Err(BadPath::Character));
        case("nul.html", Err(BadPath::Windows));
        case("a./b", Err(BadPath::Windows));
        case(&"x".repeat(256), Err(BadPath::Long));
    }

    #[test]
    fn a_page_names_another_by_the_shortest_relative_address() {
        let case = |from: &str, to: &str, want: &str| {
            let (from, to) = (OutPath::new(from).unwrap(), OutPath::new(to).unwrap());
            assert_eq!(to.from(&from), want, "{from} -> {to}");
        };
        case("index.html", "exercises/a.html", "exercises/a.html");
        case("exercises/a.html", "index.html", "../index.html");
        case("exercises/a.html", "exercises/b.html", "b.html");
        case("exercises/a.html", "muscles/b.html", "../muscles/b.html");
        case("a/b/c.html", "a/d/e.html", "../d/e.html");
        case("index.html", "a b.jpg", "a%20b.jpg");
        case("a.html", "a.html", "a.html");
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            let _ = OutPath::new(&text);
        }
    }
}
