//! The few lines of a file that a finding shows: whole where they are short, cut where they are long.

use crate::source::Span;

use super::lines::Lines;

/// At most so many characters of a line are shown, around what matters.
const WIDEST: usize = 160;
/// A span over more lines than this shows only its first.
const TALLEST: usize = 6;

/// Lines that are safe to draw, and where the span lies in them.
pub(super) struct Excerpt {
    /// The lines, joined by line ends; no control characters, no byte-order mark, no `\r`.
    pub(super) text: String,
    /// The number of the first line, from 1.
    pub(super) first: usize,
    /// The span's bytes in `text`; both ends on characters.
    pub(super) span: std::ops::Range<usize>,
    /// Whether the text is the file's own, uncut: only then can a correction be drawn into it.
    pub(super) whole: bool,
}

/// The lines at `span`, which may lie anywhere: past the end, across lines, within a character, or backwards.
pub(super) fn excerpt(lines: &mut Lines<'_>, span: Span) -> Excerpt {
    let (start, end) = (span.start, span.end.max(span.start));
    let first = lines.line(span.file, start);
    // A span that ends just after a line's end belongs to the line before.
    let last = lines.line(span.file, if end > start { end - 1 } else { end });
    let shown = if last - first < TALLEST { last } else { first };
    let mut out = Excerpt { text: String::new(), first: first + 1, span: 0..0, whole: shown == last };
    for line in first..=shown {
        let Some((at, bytes)) = lines.bytes(span.file, line) else { break };
        if line > first {
            out.text.push('\n');
        }
        let from = (start as usize).saturating_sub(at).min(bytes.len());
        let to = (end as usize).saturating_sub(at).min(bytes.len()).max(from);
        let cut = cut(bytes, from, to);
        out.whole &= cut.whole;
        if line == first {
            out.span.start = out.text.len() + cut.from;
        }
        out.span.end = out.text.len() + cut.to;
        out.text.push_str(&cut.text);
    }
    out.span.end = out.span.end.max(out.span.start);
    out
}

struct Cut {
    text: String,
    from: usize,
    to: usize,
    whole: bool,
}

/// One line, cut to [`WIDEST`] characters around the bytes `from..to`, with the place of those in what is left.
fn cut(line: &[u8], from: usize, to: usize) -> Cut {
    // Only the neighbourhood is looked at: a line may be 16 MiB long.
    let near = WIDEST * 4;
    let (low, high) = (from.saturating_sub(near), from.saturating_add(near).min(line.len()));
    let before = tame(&line[low..from]);
    let middle_end = to.min(high);
    let middle = tame(&line[from..middle_end]);
    let after = tame(&line[middle_end..high]);
    let (cut_before, cut_after) = (low > 0, high < line.len());
    let all = before.chars().count() + middle.chars().count() + after.chars().count();
    if all <= WIDEST && !cut_before && !cut_after {
        let (from, to) = (before.len(), before.len() + middle.len());
        let whole = std::str::from_utf8(line).is_ok_and(|l| l.len() == to + after.len());
        return Cut { text: before + &middle + &after, from, to, whole };
    }
    let keep = |text: &str, n: usize| text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
    let skip = before.chars().count().saturating_sub(WIDEST / 2);
    let mut text = String::new();
    if skip > 0 || cut_before {
        text.push('…');
    }
    text.push_str(&before[keep(&before, skip)..]);
    let from = text.len();
    let room = WIDEST - before.chars().count().min(WIDEST / 2);
    text.push_str(&middle[..keep(&middle, room)]);
    let to = text.len();
    let room = room.saturating_sub(middle.chars().count());
    let kept = keep(&after, room);
    text.push_str(&after[..kept]);
    if kept < after.len() || cut_after || middle.chars().count() > room {
        text.push('…');
    }
    Cut { text, from, to, whole: false }
}

/// Bytes as text that a terminal only shows; tabs stay.
fn tame(bytes: &[u8]) -> String {
    super::plain(&String::from_utf8_lossy(bytes)).replace(['\u{feff}', '\n'], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::excerpt;
    use crate::diag::show::lines::Lines;
    use crate::source::{Sources, Span};

    #[test]
    fn lines_are_shown_around_what_matters() {
        let case = |text: &str, span: std::ops::Range<usize>, want: &str, under: &str| {
            let sources = Sources::from_iter([("a", text)]);
            let got = excerpt(&mut Lines::new(&sources), Span::new(sources.find("a").unwrap(), span));
            assert_eq!((got.text.as_str(), &got.text[got.span.clone()]), (want, under));
        };
        case("ab\ncd\nef", 3..5, "cd", "cd");
        case("ab\r\ncd", 0..2, "ab", "ab");
        case("\u{feff}ab", 0..5, "ab", "ab");
        case("ab\ncd\nef", 1..4, "ab\ncd", "b\nc");
        case("ab\n", 3..3, "", "");
        case("", 0..9, "", "");
        case("ab", 50..90, "ab", "");
        case("üb", 1..2, "��b", "�");
        case("a\u{1b}[31m", 0..1, "a\u{fffd}[31m", "a");
        let long = format!("{}HERE{}", "x".repeat(9000), "y".repeat(9000));
        case(&long, 9000..9004, &format!("…{}HERE{}…", "x".repeat(80), "y".repeat(76)), "HERE");
    }

    proptest::proptest! {
        #[test]
        fn no_place_panics(text in "[\u{feff}aé\r\n\t\u{1b}]{0,30}", start in 0usize..50, end in 0usize..50) {
            let sources = Sources::from_iter([("a", &text)]);
            let got = excerpt(&mut Lines::new(&sources), Span::new(sources.find("a").unwrap(), start..end));
            proptest::prop_assert!(got.text.get(got.span).is_some());
        }
    }
}
