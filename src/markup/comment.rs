//! Notes to oneself, between two pairs of percent signs as note-taking programs write them: no reader sees them.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::parse::parser;

const SIGN: &str = "%%";

/// `text` with its comments (`%% … %%`) blanked, every other byte in its old place; code and raw HTML keep theirs.
pub(super) fn hide(text: &str) -> Cow<'_, str> {
    let found = if text.contains(SIGN) { comments(text) } else { Vec::new() };
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for comment in found {
        out.push_str(&text[out.len()..comment.start]);
        blank(text, comment, &mut out);
    }
    out.push_str(&text[out.len()..]);
    Cow::Owned(out)
}

/// The comments of a text, with their signs. One that never ends is none.
fn comments(text: &str) -> Vec<Range<usize>> {
    let kept: Vec<Range<usize>> = parser(text, false)
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect();
    let mut signs = text.match_indices(SIGN).map(|(at, _)| at).filter(|at| {
        let near = kept.partition_point(|range| range.end <= *at);
        kept.get(near).is_none_or(|range| *at < range.start)
    });
    let mut found = Vec::new();
    while let Some(open) = signs.find(|at| opens(text, *at)) {
        let Some(close) = signs.find(|at| *at >= open + SIGN.len()) else { break };
        found.push(open..close + SIGN.len());
    }
    found
}

/// Whether a comment can begin at a sign: not right behind a number or a word (`100%%`).
fn opens(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '%')
}

/// Writes spaces in the place of a comment, its line breaks kept. Where its line goes on, the spaces begin with one as a
/// character reference, so that they do not indent what follows.
fn blank(text: &str, comment: Range<usize>, out: &mut String) {
    const SPACE: &str = "&#32;";
    let goes_on = text[comment.end..].split(['\n', '\r']).next().is_some_and(|rest| !rest.trim().is_empty());
    let lines = &text[comment];
    let last = lines.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    out.extend(lines[..last].bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
    let mut left = lines.len() - last;
    if goes_on && left >= SPACE.len() {
        out.push_str(SPACE);
        left -= SPACE.len();
    } else if goes_on && left > '\u{200b}'.len_utf8() {
        out.push('\u{200b}');
        left -= '\u{200b}'.len_utf8();
    }
    out.extend(std::iter::repeat_n(' ', left));
}

#[cfg(test)]
mod tests {
    use super::hide;

    #[test]
    fn comments_are_blanked_and_everything_else_stays_in_its_place() {
        let case = |text: &str, want: &str| {
            let got = hide(text);
            assert_eq!(got, want, "{text:?}");
            assert_eq!(got.len(), text.len(), "{text:?}");
        };
        case("a %%b%% c", "a &#32; c");
        case("%%note%%\nb", "        \nb");
        case("%%ask Bo%% then", "&#32;      then");
        case("%%\nlong é\n%%\nb", "  \n       \n  \nb");
        case("a %%b\nc%% d", "a    \n&#32; d".replace("&#32;", "   ").as_str());
        case("a %%b\ncc%% d", "a    \n\u{200b}  d");
        case("`%%a%%` %%b%%", "`%%a%%`      ");
        case("```\n%%a%%\n```\n", "```\n%%a%%\n```\n");
        case("<i title=\"%%a%%\">b</i>", "<i title=\"%%a%%\">b</i>");
        case("at 100%% and 50%%", "at 100%% and 50%%");
        case("%%never ends", "%%never ends");
        case("%%%%", "    ");
    }
}
