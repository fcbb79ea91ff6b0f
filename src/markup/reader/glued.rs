//! What was meant for a heading and is none, since no space follows its `#`.

use std::ops::Range;

use crate::diag::{Finding, Rule};

use super::Reader;

impl Reader<'_> {
    /// Tells of each line of the paragraph at `range` that begins like a heading and has no space after its signs.
    pub(super) fn glued(&mut self, range: &Range<usize>) {
        let Some(text) = self.text.get(range.clone()) else { return };
        let alone = !text.trim_end().contains('\n');
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            let written = line.trim_start_matches([' ', '\t', '>']);
            let begins = at + line.len() - written.len();
            at += line.len();
            // A line that goes on with code is code.
            if self.text[range.start..begins].matches('`').count() % 2 == 1 {
                continue;
            }
            let Some(signs) = signs(written.trim_end(), alone) else { continue };
            let (marks, said) = written.trim_end().split_at(signs);
            let message = format!("a heading needs a space after its `{marks}`, so this is text");
            let word = &said[..said.find(char::is_whitespace).unwrap_or(said.len())];
            let finding = Finding::new(Rule::HeadingSpace, self.span(begins..begins + signs + word.len()), message);
            let fix = format!("{marks} {word}");
            let said: String = said.chars().take(LONGEST).collect();
            // Two signs are never a label; one may be.
            self.report.push(match signs {
                1 => finding.help(format!("write `# {said}`, or `\\#{said}` where it is no heading")).guess(fix),
                _ => finding.help(format!("write `{marks} {said}`")).fix(fix),
            });
        }
    }
}

/// So many letters of a heading are written out again.
const LONGEST: usize = 80;

/// How many `#` a line begins with that is meant for a heading; nothing for one that is not, such as one of labels:
/// `#fitness #legs`. One sign is a heading's only before a capital letter and several words, on a line of its own (`alone`).
fn signs(line: &str, alone: bool) -> Option<usize> {
    let said = line.trim_start_matches('#');
    let signs = line.len() - said.len();
    let first = said.chars().next()?;
    let heading = match signs {
        1 => alone && first.is_uppercase() && said.contains(' ') && !said.contains('#'),
        2..=6 => first.is_alphanumeric() || matches!(first, '*' | '_' | '[' | '"' | '“'),
        _ => false,
    };
    heading.then_some(signs)
}

#[cfg(test)]
mod tests {
    use super::signs;

    #[test]
    fn a_heading_without_a_space_is_known() {
        let case = |line: &str, alone: bool, want: Option<usize>| assert_eq!(signs(line, alone), want, "{line}");
        case("##Set-up", true, Some(2));
        case("###3 mistakes", false, Some(3));
        case("##**Set-up**", true, Some(2));
        case("##[[RDL]]", true, Some(2));
        case("#Set up your feet", true, Some(1));
        // Labels, numbers, and what is a heading or plainly none.
        case("#Set up your feet", false, None);
        case("#fitness", true, None);
        case("#Fitness", true, None);
        case("#LegDay was #hard", true, None);
        case("#1 is the squat", true, None);
        case("## Set-up", true, None);
        case("##", true, None);
        case("#######Seven", true, None);
        case("##!", true, None);
        case("Set-up", true, None);
    }
}
