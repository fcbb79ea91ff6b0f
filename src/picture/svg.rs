//! The size of a drawing in SVG.

use super::facts::Size;

/// Whether the bytes are text whose first element is `svg`.
pub(super) fn is(bytes: &[u8]) -> bool {
    root(bytes).is_some()
}

/// What stands in the opening tag: the attributes.
fn root(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(4096)];
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).ok()?,
    };
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    // The declaration, the kind of document and remarks come first; drawing programs declare entities between `[` and `]>`.
    while let Some(end) = rest
        .strip_prefix("<!--")
        .map(|r| r.find("-->").map(|at| at + 7))
        .or_else(|| ["<?", "<!", "]"].iter().any(|begin| rest.starts_with(begin)).then(|| rest.find('>').map(|at| at + 1)))
    {
        rest = rest.get(end?..)?.trim_start();
    }
    let tag = rest.strip_prefix("<svg").filter(|after| after.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/'))?;
    Some(tag.split('>').next().unwrap_or(tag))
}

/// The size that its attributes say, else the shape of its view box.
pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let tag = root(bytes)?;
    let side = |name: &str| pixels(attribute(tag, name)?);
    if let Some(size) = side("width").zip(side("height")).and_then(|(w, h)| Size::new(w, h)) {
        return Some(size);
    }
    let mut numbers = attribute(tag, "viewBox")?.split([' ', ',']).filter(|n| !n.is_empty()).skip(2);
    Size::new(pixels(numbers.next()?)?, pixels(numbers.next()?)?)
}

/// A length in pixels, rounded up: `24`, `24.5px`. Other units follow from where the picture stands.
fn pixels(length: &str) -> Option<u32> {
    let number = length.trim().trim_end_matches("px");
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let whole: u32 = if digits(whole) && digits(part) { whole.parse().ok()? } else { return None };
    whole.checked_add(u32::from(part.bytes().any(|b| b != b'0'))).filter(|n| *n <= 100_000)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let at = tag.match_indices(name).find(|(at, _)| {
        let before = tag[..*at].chars().next_back();
        let after = tag[*at + name.len()..].trim_start();
        before.is_some_and(char::is_whitespace) && after.starts_with('=')
    })?;
    let value = tag[at.0 + name.len()..].trim_start().trim_start_matches('=').trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::{is, size};
    use crate::picture::Size;

    #[test]
    fn a_drawing_says_its_size_or_its_shape() {
        let case = |text: &str, want: Option<(u32, u32)>| {
            assert_eq!(size(text.as_bytes()), want.and_then(|(w, h)| Size::new(w, h)), "{text}");
        };
        case("<svg width='24' height='12.5px'>", Some((24, 13)));
        case("<?xml version=\"1.0\"?>\n<!-- a > b --><!DOCTYPE svg><svg\n viewBox=\"0 0 100,50\" width=\"100%\"/>", Some((100, 50)));
        case("<!DOCTYPE svg PUBLIC \"x\" \"y\" [\n<!ENTITY a \"b\">\n<!ENTITY c \"d\">\n]>\n<svg viewBox=\"0 0 6 7\"/>", Some((6, 7)));
        case("<svg stroke-width=\"3\" viewBox=\"0 0 8 9\">", Some((8, 9)));
        case("<svg>", None);
        case("<svg width=\"2em\" height=\"1em\">", None);
        assert!(!is(b"<svgx>") && !is(b"<html><svg>") && !is(b"<!--") && is("\u{feff} <svg/>".as_bytes()));
    }
}
