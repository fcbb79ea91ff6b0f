//! One walk over YAML as written, line by line, for what would stop or fool a parser.
//!
//! It runs before the parser, since some texts cost it too much, and since some mistakes of coaches are good YAML that
//! means something else. It knows block and flow style, quotes, comments and `|` texts, and takes time in proportion
//! to the text.

use std::ops::Range;

use crate::diag::Rule;

use super::text::{line_of, quoted};

/// How deep lists and maps may stand in each other.
pub(crate) const DEEPEST: usize = 32;

/// What is said of a workout line in a list that YAML does not keep as it is.
pub(crate) const WORK_ITEM: &str = "YAML makes something else of this line";
/// What to do about it.
pub(crate) const WORK_HELP: &str = "quote the line, or use `work: |`";

/// What is said of `accent: #0f766e`.
const HASH: &str = "a value that begins with `#` is a comment to YAML";

/// A mistake, and the text to put in the place of `range`.
#[derive(Debug)]
pub(crate) struct Flaw {
    pub(crate) rule: Rule,
    pub(crate) range: Range<usize>,
    pub(crate) with: String,
    pub(crate) message: String,
    /// What to do; the corrected line where nothing better is to be said.
    pub(crate) help: Option<String>,
}

/// What the walk found; `too_deep` is where the text goes deeper than [`DEEPEST`], and the walk ended.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) flaws: Vec<Flaw>,
    pub(crate) too_deep: Option<usize>,
}

/// Walks over a text.
pub(crate) fn scan(yaml: &str) -> Scan {
    let mut walk = Walk { yaml, pos: 0, indents: Vec::new(), plain: None, last: (0, true), work: None, out: Scan::default() };
    while walk.pos < yaml.len() && walk.out.too_deep.is_none() {
        walk.line();
    }
    walk.out
}

struct Walk<'a> {
    yaml: &'a str,
    /// Where the next line begins.
    pos: usize,
    /// The columns of the blocks that are open.
    indents: Vec<usize>,
    /// The column of the key whose unquoted text may go on in the next line.
    plain: Option<usize>,
    /// The column of the last key, and whether a value followed it in its line.
    last: (usize, bool),
    /// The column of the `work:` whose lines these are.
    work: Option<usize>,
    out: Scan,
}

impl Walk<'_> {
    fn flaw(&mut self, rule: Rule, range: Range<usize>, with: String, message: impl Into<String>, help: Option<&str>) {
        self.out.flaws.push(Flaw { rule, range, with, message: message.into(), help: help.map(str::to_owned) });
    }

    /// Looks at the line at `pos`, and goes on to the one after it (or after the text that it begins).
    fn line(&mut self) {
        let line = line_of(self.yaml, self.pos);
        self.pos = next_line(self.yaml, line.end);
        let written = &self.yaml[line.clone()];
        let content = written.trim_start_matches([' ', '\t']);
        if content.is_empty() || content.starts_with('#') || matches!(content.trim_end(), "---" | "...") {
            return;
        }
        let space = &written[..written.len() - content.len()];
        let mut indent = space.len();
        let before = self.plain.take().filter(|parent| indent > *parent);
        let key = space.contains('\t') && split_key(content).is_some_and(|(key, _)| is_key(key));
        if before.is_some() && !key {
            self.plain = before;
            return;
        }
        if space.contains('\t') {
            // After a value a line can only stand beside that value's key; after a bare key, under it.
            indent = match (space.replace('\t', "  ").len(), self.last) {
                (indent, (column, true)) => indent.min(column),
                (indent, (column, false)) if indent > column => column + 2,
                (indent, _) => indent,
            };
            let spaces = " ".repeat(indent);
            let help = "indent with spaces: two for each step";
            self.flaw(Rule::YamlTab, line.start..line.start + space.len(), spaces, "a tab where YAML wants spaces", Some(help));
        }
        while self.indents.last().is_some_and(|i| *i > indent) {
            self.indents.pop();
        }
        self.open(indent, line.start);
        if self.work.is_some_and(|column| indent < column || (indent == column && !content.starts_with('-'))) {
            self.work = None;
        }
        self.content(line.end, line.start + space.len(), indent);
    }

    fn open(&mut self, column: usize, at: usize) {
        if self.indents.last().is_none_or(|i| *i < column) {
            self.indents.push(column);
            self.deep(0, at);
        }
    }

    fn deep(&mut self, more: usize, at: usize) {
        if self.indents.len() + more > DEEPEST {
            self.out.too_deep.get_or_insert(at);
        }
    }

    /// Looks at what a line holds from `at`, which is column `column`.
    fn content(&mut self, end: usize, mut at: usize, mut column: usize) {
        // The column that a text must be right of to belong here.
        let mut parent = column.checked_sub(1);
        let mut item = false;
        loop {
            let rest = &self.yaml[at..end];
            if !(rest.starts_with("- ") || rest.starts_with("-\t") || rest.starts_with("? ") || rest == "-") {
                break;
            }
            let skip = 1 + rest[1..].len() - rest[1..].trim_start().len();
            parent = Some(column);
            item = true;
            (at, column) = (at + skip, column + skip);
            if at >= end {
                return;
            }
            self.open(column, at);
            if self.out.too_deep.is_some() {
                return;
            }
        }
        let rest = &self.yaml[at..end];
        let Some((key, value)) = split_key(rest) else {
            let glued = rest.find(':').filter(|i| !item && is_key(&rest[..*i]) && !rest[*i..].starts_with("://"));
            if let Some(colon) = glued {
                let with = format!("{}: {}", &rest[..colon], &rest[colon + 1..]);
                self.flaw(Rule::Yaml, at..end, with, "no space after the colon", None);
                return;
            }
            self.value(at, end, parent.unwrap_or(0), None);
            return;
        };
        let bare = without_comment(rest[value..].trim_start());
        self.last = (column, !bare.is_empty() && !bare.starts_with('#'));
        if key == "work" && without_comment(&rest[value..]).trim().is_empty() {
            self.work = Some(column);
            return;
        }
        let prose = item && (!is_key(key) || self.work.is_some());
        self.value(at + value, end, column, prose.then_some(at));
    }

    /// Looks at a value from `at`, whose key or dash stands at column `parent`. Where the text before it is more likely
    /// a part of it than its key, `whole` is where that begins.
    fn value(&mut self, at: usize, end: usize, parent: usize, whole: Option<usize>) {
        let at = at + self.yaml[at..end].len() - self.yaml[at..end].trim_start().len();
        let rest = &self.yaml[at..end];
        let Some(first) = rest.chars().next() else { return };
        let text = without_comment(rest);
        match first {
            '#' => self.hash(at, end, parent),
            '|' | '>' if is_block_header(text) => self.block(parent),
            '"' | '\'' => self.quote(at, end, parent),
            '[' | '{' => self.flow(at, parent),
            '&' | '*' | '!' | '%' | '@' | '`' | '|' | '>' | ',' | ']' | '}' => self.sign(at..at + text.len(), first, Some(parent)),
            '“' | '„' | '”' | '‘' if curly_end(rest, first).is_none_or(|i| i == text.len()) => {
                self.curly(at..at + text.len());
            }
            _ if text.contains(": ") || text.contains(":\t") || text.ends_with(':') => {
                let range = whole.unwrap_or(at)..at + text.len();
                let with = quoted(&self.yaml[range.clone()]);
                if self.work.is_some() {
                    self.flaw(Rule::WorkItem, range, with, WORK_ITEM, Some(WORK_HELP));
                    return;
                }
                self.flaw(Rule::YamlColon, range, with, "a colon in a text without quotes", None);
            }
            _ => self.plain = Some(parent),
        }
    }

    /// `accent: #0f766e`: a comment to YAML, a value to everybody else.
    fn hash(&mut self, at: usize, end: usize, parent: usize) {
        let text = self.yaml[at..end].trim_end();
        if !self.is_nested(parent) && text[1..].starts_with(|c: char| c.is_alphanumeric()) {
            self.flaw(Rule::YamlSign, at..at + text.len(), quoted(text), HASH, None);
        }
    }

    /// Whether the next line that says something belongs to the key at column `parent`.
    fn is_nested(&self, parent: usize) -> bool {
        let next = self.yaml[self.pos..].lines().find(|l| !l.trim().is_empty());
        next.is_some_and(|l| l.len() - l.trim_start().len() > parent || l.trim_start().starts_with("- "))
    }

    /// Passes over the lines of a `|` text whose key stands at column `parent`.
    fn block(&mut self, parent: usize) {
        let mut inside = None;
        while self.pos < self.yaml.len() {
            let line = line_of(self.yaml, self.pos);
            let written = &self.yaml[line.clone()];
            let content = written.trim_start_matches(' ');
            let indent = written.len() - content.len();
            if let (true, true) = (content.starts_with('\t'), indent <= parent) {
                let tabs = content.len() - content.trim_start_matches(['\t', ' ']).len();
                let with = " ".repeat(inside.unwrap_or(parent + 2));
                let help = "indent with spaces: two for each step";
                self.flaw(Rule::YamlTab, line.start..line.start + indent + tabs, with, "a tab where YAML wants spaces", Some(help));
            } else if !content.is_empty() && indent <= parent && !(parent == 0 && indent == 0 && self.indents.is_empty()) {
                return;
            } else if !content.is_empty() {
                inside = inside.or(Some(indent));
            }
            self.pos = next_line(self.yaml, line.end);
        }
    }

    /// A value in quotes that begins at `at`, in a line that ends at `end`.
    fn quote(&mut self, at: usize, end: usize, parent: usize) {
        let quote = self.yaml.as_bytes()[at];
        if let Some(close) = closing(&self.yaml[..end], at + 1, quote) {
            let after = self.yaml[close + 1..end].trim_start();
            if !after.is_empty() && !after.starts_with('#') {
                let text = without_comment(&self.yaml[at..end]);
                if is_series(text, quote) && holds_list(&self.yaml[..at]) {
                    let message = "several texts in quotes without brackets around them";
                    self.flaw(Rule::YamlQuote, at..at + text.len(), format!("[{text}]"), message, None);
                    return;
                }
                let inner = text[1..].strip_suffix(char::from(quote)).unwrap_or(&text[1..]);
                let inner = if text.ends_with(char::from(quote)) { inner } else { text };
                let message = "the quotes end before the text does";
                self.flaw(Rule::YamlQuote, at..at + text.len(), quoted(inner), message, None);
            } else if quote == b'"' {
                self.backslash(at..close + 1);
            }
            return;
        }
        let first = at..at + self.yaml[at..end].trim_end().len();
        while self.pos < self.yaml.len() {
            let line = line_of(self.yaml, self.pos);
            if is_structure(&self.yaml[line.clone()], parent) {
                break;
            }
            self.pos = next_line(self.yaml, line.end);
            if closing(&self.yaml[..line.end], line.start, quote).is_some() {
                return;
            }
        }
        // A word processor closes what was opened straight with a quote of its own.
        let curly: &[char] = if quote == b'"' { &['”', '“', '„'] } else { &['’', '‘'] };
        let text = &self.yaml[first.clone()];
        let with = format!("{}{}", text.strip_suffix(curly).unwrap_or(text), char::from(quote));
        self.flaw(Rule::YamlQuote, first, with, "a quote that is never closed", None);
    }

    /// A backslash in double quotes that YAML takes for the beginning of something else.
    fn backslash(&mut self, range: Range<usize>) {
        if let Some(with) = with_backslashes(&self.yaml[range.clone()]) {
            self.flaw(Rule::YamlQuote, range, with, "a backslash in double quotes", None);
        }
    }

    /// A value that begins with a sign that YAML keeps for itself; `parent` is nothing inside brackets.
    fn sign(&mut self, range: Range<usize>, sign: char, parent: Option<usize>) {
        let text = &self.yaml[range.clone()];
        let name = text[sign.len_utf8()..].bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).count();
        let rest = text[sign.len_utf8() + name..].trim_start();
        let anchor = name > 0 && (rest.is_empty() || (sign == '&' && rest.starts_with(['[', '{', '|', '>'])));
        // A name before a list or a map: the name goes, and what it names is read.
        if let Some(parent) = parent.filter(|parent| sign == '&' && anchor && (!rest.is_empty() || self.is_nested(*parent))) {
            let start = range.end - rest.len();
            let help = format!("remove `{}`, and write the value out where it is needed", text[..=name].trim());
            let message = "`&` names a value for YAML's own references, which a guide does not use";
            self.flaw(Rule::YamlAnchor, range.start..start, String::new(), message, Some(&help));
            return self.value(start, range.end, parent, None);
        }
        if matches!(sign, '&' | '*') && anchor {
            let message = format!("`{sign}` begins one of YAML's own references, which a guide does not use");
            let help = "write the value out where it is needed, or put it in quotes if it is meant as text";
            self.flaw(Rule::YamlAnchor, range, quoted(text), message, Some(help));
        } else {
            let message =
                if sign == '`' { "a value cannot begin with a backtick".to_owned() } else { format!("a value cannot begin with `{sign}`") };
            self.flaw(Rule::YamlSign, range, quoted(text), message, None);
        }
        self.plain = None;
    }

    fn curly(&mut self, range: Range<usize>) {
        let inner = self.yaml[range.clone()].trim_matches(['“', '”', '„', '‘', '’']);
        self.flaw(Rule::YamlCurlyQuote, range, quoted(inner), "curly quotes around a value", None);
    }

    /// A list or map in brackets that begins at `at`.
    fn flow(&mut self, at: usize, parent: usize) {
        let bytes = self.yaml.as_bytes();
        let mut open: Vec<u8> = Vec::new();
        let (mut i, mut fresh) = (at, true);
        let mut end = line_of(self.yaml, at).end;
        while i < bytes.len() {
            if i > end {
                end = line_of(self.yaml, i).end;
            }
            match bytes[i] {
                b'\n' => {
                    let line = line_of(self.yaml, i + 1);
                    if is_structure(&self.yaml[line], parent) {
                        return self.unclosed(at, i, &open);
                    }
                }
                b'[' | b'{' if fresh || open.is_empty() => {
                    open.push(if bytes[i] == b'[' { b']' } else { b'}' });
                    self.deep(open.len(), i);
                    if self.out.too_deep.is_some() {
                        return;
                    }
                }
                b']' | b'}' => {
                    open.pop();
                    fresh = false;
                    if open.is_empty() {
                        self.pos = next_line(self.yaml, line_of(self.yaml, i).end);
                        return;
                    }
                }
                b',' => fresh = true,
                b':' if bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace) => fresh = true,
                b'#' if self.is_flow_hash(at, i) => {
                    let text = word(&self.yaml[i..end.max(i + 1)]).to_owned();
                    self.flaw(Rule::YamlSign, i..i + text.len(), quoted(&text), HASH, None);
                    fresh = false;
                    i += text.len() - 1;
                }
                b'#' if i > at && bytes[i - 1].is_ascii_whitespace() => i = end.max(i + 1) - 1,
                b' ' | b'\t' | b'\r' => {}
                _ if !fresh => {}
                b'"' | b'\'' => {
                    fresh = false;
                    i = self.flow_quote(i, end);
                }
                _ => {
                    fresh = false;
                    i = self.flow_word(i, end);
                }
            }
            i += 1;
        }
        self.unclosed(at, bytes.len(), &open);
    }

    /// Whether the `#` at `i` begins a value in brackets: right after a colon, with something glued to it.
    fn is_flow_hash(&self, at: usize, i: usize) -> bool {
        self.yaml[at..i].ends_with(char::is_whitespace)
            && self.yaml[at..i].trim_end_matches(' ').ends_with(':')
            && self.yaml[i + 1..].starts_with(|c: char| c.is_alphanumeric())
    }

    /// A text in quotes inside brackets, in a line that ends at `end`; gives its last byte.
    fn flow_quote(&mut self, at: usize, end: usize) -> usize {
        let quote = self.yaml.as_bytes()[at];
        let Some(close) = closing(&self.yaml[..end], at + 1, quote) else {
            return closing(self.yaml, at + 1, quote).unwrap_or(self.yaml.len());
        };
        let after = self.yaml[close + 1..end].trim_start();
        if after.is_empty() || after.starts_with([',', ']', '}', ':', '#']) {
            if quote == b'"' {
                self.backslash(at..close + 1);
            }
            return close;
        }
        let text = word(&self.yaml[at..end]);
        let inner = text[1..].strip_suffix(char::from(quote)).unwrap_or(text);
        self.flaw(Rule::YamlQuote, at..at + text.len(), quoted(inner), "the quotes end before the text does", None);
        at + text.len() - 1
    }

    /// A text without quotes inside brackets, in a line that ends at `end`, looked at for its first sign; gives the last byte
    /// looked at.
    fn flow_word(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.yaml[at..end];
        let Some(first) = rest.chars().next() else { return at };
        let text = word(rest);
        match first {
            '&' | '*' | '!' | '%' | '@' | '`' | '|' | '>' if !text.is_empty() => self.sign(at..at + text.len(), first, None),
            '“' | '„' | '”' | '‘' => match curly_end(rest, first) {
                Some(len) => {
                    self.curly(at..at + len);
                    return at + len - 1;
                }
                None => self.curly(at..at + text.len()),
            },
            _ => return at + first.len_utf8() - 1,
        }
        at + text.len().max(1) - 1
    }

    fn unclosed(&mut self, at: usize, end: usize, open: &[u8]) {
        let end = at + without_comment(self.yaml[at..end].trim_end()).len();
        let closers: String = open.iter().rev().map(|b| char::from(*b)).collect();
        let with = format!("{}{closers}", &self.yaml[at..end]);
        let help = format!("close it with `{closers}`");
        self.flaw(Rule::Yaml, at..end, with, "a bracket that is never closed", Some(&help));
        self.pos = next_line(self.yaml, line_of(self.yaml, end).end);
    }
}

fn next_line(yaml: &str, end: usize) -> usize {
    yaml[end..].find('\n').map_or(yaml.len(), |i| end + i + 1)
}

/// A key as this format has them: one word of letters, digits, `_` and `-`.
pub(crate) fn is_key(text: &str) -> bool {
    !text.is_empty() && text.len() < 40 && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// Whether a line begins a key or an item at or left of column `parent`, so that nothing goes on over it.
fn is_structure(line: &str, parent: usize) -> bool {
    let content = line.trim_start_matches(' ');
    let key = split_key(content).is_some_and(|(key, _)| is_key(key));
    line.len() - content.len() <= parent && (key || content.starts_with("- "))
}

/// A line's key, and where its value begins.
fn split_key(rest: &str) -> Option<(&str, usize)> {
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

/// The word inside brackets that `text` begins with.
fn word(text: &str) -> &str {
    text[..text.find([',', ']', '}']).unwrap_or(text.len())].trim_end()
}

/// A text in double quotes with every backslash doubled that was meant as one; nothing where there is none.
fn with_backslashes(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 2);
    let mut chars = text.chars().peekable();
    let mut changed = false;
    while let Some(c) = chars.next() {
        out.push(c);
        if c != '\\' {
            continue;
        }
        if let Some('\\' | '"' | '/' | 'b' | 'f' | 'n' | 't' | 'r' | 'x' | 'u' | 'U') = chars.peek() {
            out.extend(chars.next());
        } else {
            out.push('\\');
            changed = true;
        }
    }
    changed.then_some(out)
}

/// The byte of the quote that closes what begins before `from`.
fn closing(text: &str, from: usize, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut i = from;
    while i < bytes.len() {
        match bytes[i] {
            b'\\' if quote == b'"' => i += 1,
            b'\'' if quote == b'\'' && bytes.get(i + 1) == Some(&b'\'') => i += 1,
            b if b == quote => return Some(i),
            _ => {}
        }
        i += 1;
    }
    None
}

/// Keys whose value is a list of texts.
const LISTS: [&str; 18] = [
    "aliases",
    "antagonist",
    "avoid_with",
    "cues",
    "equipment",
    "exclude",
    "flags",
    "groups",
    "lagging",
    "muscles",
    "primary",
    "priority",
    "redirect_from",
    "related",
    "secondary",
    "sources",
    "substitutes",
    "tags",
];

/// Whether what follows `before` on its line is the value of a key that holds a list.
fn holds_list(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    line.strip_suffix(':').is_some_and(|key| LISTS.contains(&key.trim_end()))
}

/// Whether `text` is several texts in quotes with commas between them: `"Chest up", "Knees out"`.
fn is_series(text: &str, quote: u8) -> bool {
    let Some(close) = closing(text, 1, quote) else { return false };
    let rest = text[close + 1..].trim_start();
    let Some(next) = rest.strip_prefix(',').map(str::trim_start) else { return rest.is_empty() };
    next.bytes().next() == Some(quote) && is_series(next, quote)
}

/// The byte after the last curly quote that closes `first`, when there is one.
fn curly_end(text: &str, first: char) -> Option<usize> {
    let close = if first == '‘' { '’' } else { '”' };
    let found = text[first.len_utf8()..].find(close)?;
    Some(first.len_utf8() + found + close.len_utf8())
}

/// Whether a value is the beginning of a text over several lines: `|`, `>-`, `|2`.
fn is_block_header(text: &str) -> bool {
    text[1..].len() <= 2 && text[1..].bytes().all(|b| matches!(b, b'+' | b'-' | b'1'..=b'9'))
}

#[cfg(test)]
mod tests {
    use super::{Rule, scan};

    #[test]
    fn mistakes_are_seen_and_repaired() {
        let case = |yaml: &str, want: &[(Rule, &str, &str)]| {
            let found = scan(yaml);
            let got: Vec<_> = found.flaws.iter().map(|f| (f.rule, &yaml[f.range.clone()], f.with.as_str())).collect();
            assert_eq!(got, want, "{yaml}");
        };
        case("title: Legs: the basics # x", &[(Rule::YamlColon, "Legs: the basics", "\"Legs: the basics\"")]);
        case("title: Legs:", &[(Rule::YamlColon, "Legs:", "\"Legs:\"")]);
        case("a: b\n\ttitle: x", &[(Rule::YamlTab, "\t", "")]);
        case("title: \"Legs\nx: y", &[(Rule::YamlQuote, "\"Legs", "\"Legs\"")]);
        case("title: \"Legs\n  and back\"\nx: y", &[]);
        case("title: \"Legs” # x\nx: y", &[(Rule::YamlQuote, "\"Legs” # x", "\"Legs” # x\"")]);
        case("title: \"Legs”\nx: y", &[(Rule::YamlQuote, "\"Legs”", "\"Legs\"")]);
        case("cues: \"Chest up\", \"Knees out\" # x", &[(Rule::YamlQuote, "\"Chest up\", \"Knees out\"", "[\"Chest up\", \"Knees out\"]")]);
        case("title: 'Farmer's Walk'", &[(Rule::YamlQuote, "'Farmer's Walk'", "\"Farmer's Walk\"")]);
        case("title: \"Best\" squat", &[(Rule::YamlQuote, "\"Best\" squat", r#""\"Best\" squat""#)]);
        case("title: “Legs: all”", &[(Rule::YamlCurlyQuote, "“Legs: all”", "\"Legs: all\"")]);
        case("summary: “Sleepy” glutes", &[]);
        case("cues: [“Push, hard”, b]", &[(Rule::YamlCurlyQuote, "“Push, hard”", "\"Push, hard\"")]);
        case("title: @home", &[(Rule::YamlSign, "@home", "\"@home\"")]);
        case("title: *New* legs # x", &[(Rule::YamlSign, "*New* legs", "\"*New* legs\"")]);
        case("a: &base\n  b: c", &[(Rule::YamlAnchor, "&base", "")]);
        case("a: &base\nb: c", &[(Rule::YamlAnchor, "&base", "\"&base\"")]);
        case("a: &base [x, @y]", &[(Rule::YamlAnchor, "&base ", ""), (Rule::YamlSign, "@y", "\"@y\"")]);
        case(r#"a: "x\Hy\"z""#, &[(Rule::YamlQuote, r#""x\Hy\"z""#, r#""x\\Hy\"z""#)]);
        case(r#"a: ["x\Ly", "\n\\"]"#, &[(Rule::YamlQuote, r#""x\Ly""#, r#""x\\Ly""#)]);
        case("a: *base", &[(Rule::YamlAnchor, "*base", "\"*base\"")]);
        case("a: [x, *b, @c]", &[(Rule::YamlAnchor, "*b", "\"*b\""), (Rule::YamlSign, "@c", "\"@c\"")]);
        case("cues: [a, b # x\ntitle: y", &[(Rule::Yaml, "[a, b", "[a, b]")]);
        case("accent: #0f766e", &[(Rule::YamlSign, "#0f766e", "\"#0f766e\"")]);
        case("a: # words\n  b: c", &[]);
        case("title:Legs", &[(Rule::Yaml, "title:Legs", "title: Legs")]);
        case("- A) Squat: 5 x 5: hard", &[(Rule::YamlColon, "A) Squat: 5 x 5: hard", "\"A) Squat: 5 x 5: hard\"")]);
        case("work:\n  - Squat: 4 x 10 (belt: yes)", &[(Rule::WorkItem, "Squat: 4 x 10 (belt: yes)", "\"Squat: 4 x 10 (belt: yes)\"")]);
        // What only looks like a mistake.
        case("url: https://a.b/c\ntime: 12:30", &[]);
        case("work: |\n  A) Squat: 5: 5\n\n  \tx @ y\ntitle: x", &[]);
        case("s: a\n  *long* text: of lines\nb: c", &[]);
        case("m:\n  - {image: a.jpg, alt: \"x: y\"}\n  - {video: \"https://x\"}", &[]);
        case("a: ['it''s', \"b\\\"]\"]\nb: |2\n   @\nc: x", &[]);
        case("sessions:\n  - name: A\n    work:\n      - Squat: 4 x 10\n  - name: B", &[]);
    }

    #[test]
    fn depth_is_counted_before_parsing() {
        assert!(scan(&format!("a: {}", "[".repeat(40_000))).too_deep.is_some());
        assert!(scan(&"- ".repeat(40_000)).too_deep.is_some());
        let nested: String = (0..40).map(|i| " ".repeat(i) + "a:\n").collect();
        assert!(scan(&nested).too_deep.is_some());
        assert!(scan(&format!("a: {}{}", "[".repeat(31), "]".repeat(31))).too_deep.is_none());
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(yaml in "[a-c:\\[\\]{}\\-'\"#&*!|> \n\r\t,é“”]{0,60}") {
            for flaw in scan(&yaml).flaws {
                let _ = &yaml[flaw.range];
            }
        }
    }
}
