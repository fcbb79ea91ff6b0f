//! Tags in raw HTML: which ids they set, and whether prose follows.

use std::ops::Range;

/// A tag in raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawTag {
    /// The element's name in lower case.
    pub(super) name: String,
    /// Whether it closes.
    pub(super) closes: bool,
    /// Where the value of its `id` stands.
    pub(super) id: Option<Range<usize>>,
}

/// The tags in `html`, in order; comments and what scripts and styles hold are passed over.
pub(super) fn tags(html: &str) -> Vec<RawTag> {
    let (bytes, mut out, mut at) = (html.as_bytes(), Vec::new(), 0);
    while let Some(found) = html[at..].find('<') {
        at += found + 1;
        if html[at..].starts_with("!--") {
            at = html[at..].find("-->").map_or(html.len(), |end| at + end + 3);
            continue;
        }
        let closes = bytes.get(at) == Some(&b'/');
        let start = at + usize::from(closes);
        let len = bytes[start.min(bytes.len())..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
        if len == 0 || !bytes[start].is_ascii_alphabetic() {
            continue;
        }
        let name = html[start..start + len].to_ascii_lowercase();
        let (id, end) = attributes(html, start + len);
        at = end;
        if !closes && matches!(name.as_str(), "script" | "style") {
            let close = format!("</{name}");
            let rest = &bytes[at..];
            at += rest.windows(close.len()).position(|w| w.eq_ignore_ascii_case(close.as_bytes())).unwrap_or(rest.len());
        }
        out.push(RawTag { name, closes, id });
    }
    out
}

/// Reads attributes from byte `at` to the end of the tag: where the value of `id` stands, and that end.
fn attributes(html: &str, mut at: usize) -> (Option<Range<usize>>, usize) {
    let bytes = html.as_bytes();
    let mut id = None;
    let skip = |mut at: usize, what: fn(&u8) -> bool| {
        while bytes.get(at).is_some_and(what) {
            at += 1;
        }
        at
    };
    loop {
        at = skip(at, |b| b.is_ascii_whitespace() || *b == b'/');
        match bytes.get(at) {
            None => return (id, at),
            Some(b'>') => return (id, at + 1),
            Some(_) => {}
        }
        let name = at;
        at = skip(at + 1, |b| !b.is_ascii_whitespace() && !matches!(b, b'=' | b'>' | b'/'));
        let is_id = bytes[name..at].eq_ignore_ascii_case(b"id");
        let equals = skip(at, u8::is_ascii_whitespace);
        if bytes.get(equals) != Some(&b'=') {
            continue;
        }
        at = skip(equals + 1, u8::is_ascii_whitespace);
        let value = match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                let len = bytes[at + 1..].iter().position(|b| b == quote).unwrap_or(bytes.len() - at - 1);
                at + 1..at + 1 + len
            }
            _ => at..skip(at, |b| !b.is_ascii_whitespace() && *b != b'>'),
        };
        at = if bytes.get(at).is_some_and(|b| matches!(b, b'"' | b'\'')) { (value.end + 1).min(bytes.len()) } else { value.end };
        if is_id && id.is_none() && !value.is_empty() {
            id = Some(value);
        }
    }
}

/// Whether names inside this element stay as they are: it is a link already, code, or a title.
pub(super) fn is_quiet(name: &str) -> bool {
    matches!(name, "a" | "button" | "code" | "kbd" | "pre" | "summary" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "textarea")
}

/// Whether a piece of drawn HTML begins or ends a block, so that plain text needs a break there.
pub(super) fn breaks(html: &str) -> bool {
    html.split('<').skip(1).any(|tag| {
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        !matches!(
            name,
            "a" | "abbr"
                | "b"
                | "code"
                | "del"
                | "em"
                | "i"
                | "input"
                | "kbd"
                | "mark"
                | "q"
                | "s"
                | "small"
                | "span"
                | "strong"
                | "sub"
                | "sup"
                | "u"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{breaks, tags};

    #[test]
    fn ids_are_found_in_every_spelling() {
        let case = |html: &str, want: &[&str]| {
            let got: Vec<&str> = tags(html).into_iter().filter_map(|tag| tag.id).map(|id| &html[id]).collect();
            assert_eq!(got, want, "{html}");
        };
        case("<b id=\"a\">x</b><i ID = 'b c'><u class=x id=d/>", &["a", "b c", "d/"]);
        case("<!-- <b id=a> --><p data-id=x>", &[]);
        case("<script>\"<b id=a>\"</script><b id=c>", &["c"]);
        case("<b id=", &[]);
        case("<b id=\"a", &["a"]);
        case("< b id=a> <1 id=b> <é id=c>", &[]);
        case("<b title='> id=no' id=yes>", &["yes"]);
    }

    #[test]
    fn blocks_break_text_and_words_do_not() {
        assert!(breaks("</p>\n<p>"));
        assert!(!breaks("</strong><em>"));
        assert!(breaks("<br>"));
    }

    proptest::proptest! {
        #[test]
        fn no_html_panics(html in "[<>a-c!/= \"'id-]{0,60}|\\PC{0,40}") {
            for tag in tags(&html) {
                if let Some(id) = tag.id { let _ = &html[id]; }
            }
        }
    }
}
