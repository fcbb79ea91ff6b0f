//! The parts of a line: its key, its value, its comment.

use super::quotes::closing;

pub(super) fn next_line(yaml: &str, end: usize) -> usize {
    yaml[end..].find('\n').map_or(yaml.len(), |i| end + i + 1)
}

/// A key as this format has them: one word of letters, digits, `_` and `-`.
pub(crate) fn is_key(text: &str) -> bool {
    !text.is_empty() && text.len() < 40 && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// Whether a line begins a key or an item at or left of column `parent`, so that nothing goes on over it.
pub(super) fn is_structure(line: &str, parent: usize) -> bool {
    let content = line.trim_start_matches(' ');
    let key = split_key(content).is_some_and(|(key, _)| is_key(key));
    line.len() - content.len() <= parent && (key || content.starts_with("- "))
}

/// A line's key, and where its value begins.
pub(super) fn split_key(rest: &str) -> Option<(&str, usize)> {
    let ends = |i: usize| rest[i + 1..].is_empty() || rest[i + 1..].starts_with([' ', '\t']);
    if let Some(quote @ (b'"' | b'\'')) = rest.as_bytes().first() {
        let close = closing(rest, 1, *quote)?;
        let colon = close + 1 + rest[close + 1..].len() - rest[close + 1..].trim_start().len();
        return (rest[colon..].starts_with(':') && ends(colon)).then(|| (&rest[1..close], colon + 1));
    }
    if rest.starts_with(['[', '{', '#', '“', '‘']) {
        return None;
    }
    let text = without_comment(rest);
    let colon = text.char_indices().find(|(i, c)| *c == ':' && ends(*i))?.0;
    Some((&rest[..colon], colon + 1))
}

/// The text without its comment and the spaces around it.
pub(crate) fn without_comment(text: &str) -> &str {
    let end = text.match_indices('#').find(|(i, _)| *i > 0 && text.as_bytes()[i - 1].is_ascii_whitespace()).map_or(text.len(), |(i, _)| i);
    text[..end].trim_end()
}
