//! Where links lead, from how they are written.

use std::ops::Range;

use crate::source::{Span, Word};

use super::fragment::LinkTarget;

/// The kinds that a wiki link can say outright.
const KINDS: [&str; 9] = ["exercise", "muscle", "sub-muscle", "group", "program", "article", "term", "page", "author"];

/// What `[[inner]]` leads to; `at` is where `inner` stands.
pub(super) fn wiki(inner: &str, at: Span) -> LinkTarget {
    let (rest, anchor) = match inner.split_once('#') {
        Some((rest, anchor)) => (rest, Some(word(inner, anchor, at))),
        None => (inner, None),
    };
    if let (true, Some(anchor)) = (rest.trim().is_empty(), &anchor) {
        return LinkTarget::Anchor(anchor.clone());
    }
    let kind = rest.split_once(':').and_then(|(kind, name)| {
        let kind = KINDS.iter().find(|known| known.eq_ignore_ascii_case(kind.trim()))?;
        (!name.trim().is_empty()).then_some((*kind, name))
    });
    let name = word(inner, kind.map_or(rest, |(_, name)| name), at);
    LinkTarget::Wiki { kind: kind.map(|(kind, _)| kind.to_owned()), name, anchor }
}

/// `part` of `whole`, trimmed, line breaks as spaces, where it stands when `whole` stands at `at`.
fn word(whole: &str, part: &str, at: Span) -> Word {
    let trimmed = part.trim();
    let start = trimmed.as_ptr() as usize - whole.as_ptr() as usize;
    let span = if (at.end - at.start) as usize == whole.len() { at.part(start..start + trimmed.len()) } else { at };
    if trimmed.contains(['\n', '\r']) {
        // A name over two lines; in a quote the second begins with the quote's sign.
        let words: Vec<&str> = trimmed.split_whitespace().filter(|word| *word != ">").collect();
        return Word::new(words.join(" "), span);
    }
    Word::new(trimmed, span)
}

/// What the address of an ordinary link leads to; `at` is where the address stands.
pub(super) fn address(address: &str, at: Span) -> LinkTarget {
    if is_outside(address) {
        return LinkTarget::Outside(address.to_owned());
    }
    let exact = (at.end - at.start) as usize == address.len();
    let part = |range: Range<usize>| Word::new(decode(&address[range.clone()]), if exact { at.part(range) } else { at });
    match address.find('#') {
        Some(0) => LinkTarget::Anchor(part(1..address.len())),
        Some(n) => LinkTarget::Path { path: part(0..n), anchor: Some(part(n + 1..address.len())) },
        None => LinkTarget::Path { path: part(0..address.len()), anchor: None },
    }
}

/// Whether an address names its scheme or its host: `https:…`, `mailto:…`, `//host/…`.
pub fn is_outside(address: &str) -> bool {
    let scheme = address.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))).next().unwrap_or("");
    let named = scheme.len() > 1 && scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && address[scheme.len()..].starts_with(':');
    named || address.starts_with("//") || is_script(address)
}

/// Whether a browser would run the address; it overlooks spaces and control characters on the way.
pub fn is_script(address: &str) -> bool {
    let start: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).take(11).collect();
    let start = start.to_ascii_lowercase();
    ["javascript:", "vbscript:", "data:"].iter().any(|scheme| start.starts_with(scheme))
}

/// `text` with `%20` and the like as what they stand for; as written where that is no text.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let (bytes, mut out, mut at) = (text.as_bytes(), Vec::with_capacity(text.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let hex = bytes.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(|two| std::str::from_utf8(two).ok());
        let decoded = hex.filter(|two| two.bytes().all(|b| b.is_ascii_hexdigit())).and_then(|two| u8::from_str_radix(two, 16).ok());
        out.push(decoded.unwrap_or(byte));
        at += if decoded.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{address, decode, is_script, wiki};
    use crate::markup::fragment::LinkTarget;
    use crate::source::{Sources, Span, Word};

    fn at(len: usize) -> Span {
        Span::new(Sources::from_iter([("a", "")]).find("a").unwrap(), 10..10 + len)
    }

    fn show(target: &LinkTarget) -> String {
        let word = |w: &Word| format!("{}@{}", &**w, w.span.start);
        match target {
            LinkTarget::Wiki { kind, name, anchor } => {
                format!("wiki {} {} {}", kind.as_deref().unwrap_or("-"), word(name), anchor.as_ref().map_or("-".into(), word))
            }
            LinkTarget::Path { path, anchor } => format!("path {} {}", word(path), anchor.as_ref().map_or("-".into(), word)),
            LinkTarget::Anchor(anchor) => format!("anchor {}", word(anchor)),
            LinkTarget::Outside(address) => format!("outside {address}"),
        }
    }

    #[test]
    fn wiki_links_say_kind_name_and_heading() {
        let case = |inner: &str, want: &str| assert_eq!(show(&wiki(inner, at(inner.len()))), want, "{inner}");
        case("Romanian Deadlift", "wiki - Romanian Deadlift@10 -");
        case("muscle:glutes", "wiki muscle glutes@17 -");
        case("Program: two-day-split", "wiki program two-day-split@19 -");
        case("RDL#setup", "wiki - RDL@10 setup@14");
        case("#setup", "anchor setup@11");
        case("Squat: a guide", "wiki - Squat: a guide@10 -");
        case("muscle:", "wiki - muscle:@10 -");
        case("Romanian\n> Deadlift", "wiki - Romanian Deadlift@10 -");
    }

    #[test]
    fn addresses_lead_into_the_guide_or_out_of_it() {
        let case = |text: &str, want: &str| assert_eq!(show(&address(text, at(text.len()))), want, "{text}");
        case("../exercises/rdl.md#setup", "path ../exercises/rdl.md@10 setup@30");
        case("a%20b.md", "path a b.md@10 -");
        case("#x", "anchor x@11");
        case("https://a.b/c#d", "outside https://a.b/c#d");
        case("mailto:a@b.c", "outside mailto:a@b.c");
        case("//a.b", "outside //a.b");
        case("", "path @10 -");
    }

    #[test]
    fn scripts_are_known_in_any_disguise() {
        let case = |text: &str, want: bool| assert_eq!(is_script(text), want, "{text:?}");
        case("javascript:alert(1)", true);
        case(" JAVA\tscript:x", true);
        case("\u{1}vbscript:x", true);
        case("data:text/html,x", true);
        case("javascript.md", false);
        case("https://javascript:x", false);
    }

    #[test]
    fn percent_signs_are_decoded_where_they_make_text() {
        let case = |text: &str, want: &str| assert_eq!(decode(text), want);
        case("a%20b", "a b");
        case("%C3%A9", "é");
        case("%ff", "%ff");
        case("100%", "100%");
        case("%+1", "%+1");
        case("%é", "%é");
    }
}
