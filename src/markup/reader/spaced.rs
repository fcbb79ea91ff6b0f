//! What was meant for a link or a picture and is neither, since there are spaces in its address.

use std::ops::Range;

use crate::diag::{Finding, Rule};

use super::Reader;

impl Reader<'_> {
    /// Tells of each `[text](my photo.jpg)` whose `]` stands in plain text at `range`.
    pub(super) fn spaced(&mut self, range: &Range<usize>) {
        let Some(text) = self.text.get(range.clone()) else { return };
        for (at, _) in text.match_indices(']') {
            let close = range.start + at;
            let Some((label, address)) = in_brackets(self.text, close) else { continue };
            let (picture, written) = (self.text[..label.start].ends_with('!'), &self.text[address.clone()]);
            let (rule, so) = if picture { (Rule::MissingImage, "no picture is shown") } else { (Rule::DeadLink, "this is no link") };
            let sign = if picture { "!" } else { "" };
            let help = format!("write `{sign}{}(<{written}>)`", &self.text[label]);
            let fix = format!("<{written}>");
            let message = format!("an address ends at its first space, so {so}");
            self.report.push(Finding::new(rule, self.span(address), message).help(help).fix(fix));
        }
    }
}

/// No text in brackets and no address with spaces is longer, in bytes.
const LONGEST: usize = 300;

/// The text in square brackets that ends at `close`, brackets included, and the address with spaces that follows it.
fn in_brackets(text: &str, close: usize) -> Option<(Range<usize>, Range<usize>)> {
    let rest = text[close + 1..].strip_prefix('(')?;
    let most = (0..=LONGEST.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at))?;
    let rest = rest[..most].split(['\n', '[']).next()?;
    let from = (close.saturating_sub(LONGEST)..=close).find(|at| text.is_char_boundary(*at))?;
    let label = text[from..close].rsplit('\n').next()?;
    let open = close - label.len() + label.rfind('[')?;
    // What is escaped or begins in code was meant as it stands.
    if text[..open].ends_with('\\') || text[open..close].ends_with('\\') || text[open..close].contains('`') {
        return None;
    }
    // The name may have brackets of its own: `photo (1).jpg`.
    let end = rest.match_indices(')').map(|(i, _)| i).find(|i| is_spaced(&rest[..*i]))?;
    Some((open..close + 1, close + 2..close + 2 + end))
}

/// Whether a text is the name of a file, or an address on the web, with spaces in it.
fn is_spaced(text: &str) -> bool {
    let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
    let file = (2..=4).contains(&ending.len())
        && ending.bytes().all(|b| b.is_ascii_alphanumeric())
        && !ending.starts_with(|c: char| c.is_ascii_digit());
    let web = text.starts_with("https://") || text.starts_with("http://");
    text.contains(' ') && text.trim() == text && !text.contains(['<', '>', '"', '`', '\\', ']']) && (file || web)
}

#[cfg(test)]
mod tests {
    use super::in_brackets;

    #[test]
    fn only_names_of_files_are_addresses() {
        let case = |text: &str, want: Option<(&str, &str)>| {
            let found = in_brackets(text, text.find(']').unwrap());
            assert_eq!(found.map(|(label, address)| (&text[label], &text[address])), want, "{text}");
        };
        case("![The bottom](IMG 2034.JPG) and on", Some(("[The bottom]", "IMG 2034.JPG")));
        case("x [y](my page.md).", Some(("[y]", "my page.md")));
        case("![](photo (1).jpg)", Some(("[]", "photo (1).jpg")));
        case("[y](https://exa mple.org)", Some(("[y]", "https://exa mple.org")));
        case("[sic](as it stood in the book)", None);
        case("[y](a.jpg)", None);
        case("[y](a b.jpg", None);
        case("[y](a\nb.jpg)", None);
        case("[y] (a b.jpg)", None);
        case("y](a b.jpg)", None);
        case("[y](a b. c)", None);
        case("[reps](about 2.50)", None);
        case(r"\[x](a b.md)", None);
        case("`a[`b](c d.md)", None);
        case("[y](a [b](c d.md)", None);
    }
}
