//! Colours for code: each token gets one of a few classes that a theme can style.
//!
//! The classes are `c-comment`, `c-string`, `c-number`, `c-keyword`, `c-name`, `c-type` and `c-punctuation`;
//! code between them is as it is.

/// The largest block that is coloured, in bytes.
const BLOCK: usize = 64 * 1024;
/// The longest line that is coloured, in bytes.
const LINE: usize = 2000;

/// What colouring may still cost on a page. A language's rules can look at each byte of a line once for each other,
/// so a line costs the square of its length: a page has room for 2,500 lines of 80 letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn new() -> Self {
        Self(16_000_000)
    }

    /// Takes what `code` costs, where there is as much.
    fn take(&mut self, code: &str) -> Option<()> {
        let cost = code.lines().map(|line| line.len() * line.len()).sum();
        self.0 = self.0.checked_sub(cost)?;
        Some(())
    }
}

/// `code` as HTML with its tokens in classes; nothing where the language is unknown or the block too large.
pub(super) fn highlight(language: &str, code: &str, budget: &mut Budget) -> Option<String> {
    use syntect::parsing::{ParseState, ScopeStack};

    if language.is_empty() || code.len() > BLOCK || code.lines().any(|line| line.len() > LINE) {
        return None;
    }
    let set = syntaxes();
    let syntax = set.find_syntax_by_token(language).filter(|syntax| syntax.name != "Plain Text")?;
    budget.take(code)?;
    let (mut state, mut scopes) = (ParseState::new(syntax), ScopeStack::new());
    let mut drawn = Tokens::default();
    for line in code.split_inclusive('\n') {
        // A language's rules give up on some lines; then the block stays plain.
        let changes = state.parse_line(line, set).ok()?;
        let mut done = 0;
        for (at, change) in changes {
            drawn.push(&line[done..at], class(&scopes));
            done = at;
            scopes.apply(&change).ok()?;
        }
        drawn.push(&line[done..], class(&scopes));
    }
    Some(drawn.finish())
}

/// The languages, loaded when the first block asks.
fn syntaxes() -> &'static syntect::parsing::SyntaxSet {
    static SYNTAXES: std::sync::OnceLock<syntect::parsing::SyntaxSet> = std::sync::OnceLock::new();
    SYNTAXES.get_or_init(syntect::parsing::SyntaxSet::load_defaults_newlines)
}

/// The class of text in these scopes: that of the innermost scope that has one.
fn class(scopes: &syntect::parsing::ScopeStack) -> Option<&'static str> {
    use syntect::parsing::Scope;

    /// Scopes as syntaxes name them; the first that fits wins. An empty class ends the search.
    const CLASSES: [(&str, &str); 20] = [
        ("comment", "comment"),
        ("punctuation.definition.comment", "comment"),
        ("punctuation.definition.string", "string"),
        ("string", "string"),
        ("constant.character.escape", "string"),
        ("constant.numeric", "number"),
        ("constant.language", "keyword"),
        ("constant", "number"),
        ("keyword.operator", "punctuation"),
        ("keyword", "keyword"),
        ("storage.type.function", "keyword"),
        ("storage", "keyword"),
        ("entity.name.type", "type"),
        ("entity.name.class", "type"),
        ("support.type", "type"),
        ("support.class", "type"),
        ("entity", "name"),
        ("support", "name"),
        ("variable.function", "name"),
        ("punctuation", "punctuation"),
    ];
    static SCOPES: std::sync::OnceLock<Vec<(Scope, &str)>> = std::sync::OnceLock::new();
    let known = SCOPES.get_or_init(|| CLASSES.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class))).collect());
    scopes.scopes.iter().rev().find_map(|scope| known.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class))
}

/// Tokens as HTML; neighbours of one class share an element.
#[derive(Default)]
struct Tokens {
    html: String,
    open: Option<&'static str>,
}

impl Tokens {
    fn push(&mut self, text: &str, class: Option<&'static str>) {
        if text.is_empty() {
            return;
        }
        if self.open != class {
            self.close();
            if let Some(class) = class {
                self.html.push_str("<span class=\"c-");
                self.html.push_str(class);
                self.html.push_str("\">");
            }
            self.open = class;
        }
        super::draw::escape(text, &mut self.html);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.html.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, highlight};

    #[test]
    fn tokens_get_few_classes() {
        let case = |language: &str, code: &str, want: Option<&str>| {
            assert_eq!(highlight(language, code, &mut Budget::new()).as_deref(), want, "{code}");
        };
        case(
            "rust",
            "let x = 1; // <one>\n",
            Some(
                "<span class=\"c-keyword\">let</span> x <span class=\"c-punctuation\">=</span> <span class=\"c-number\">1</span>\
                 <span class=\"c-punctuation\">;</span> <span class=\"c-comment\">// &lt;one&gt;\n</span>",
            ),
        );
        case("", "x", None);
        case("no-such-language", "x", None);
        case("text", "x", None);
        case("rust", &"x".repeat(2001), None);
        case("rust", &"x\n".repeat(40_000), None);
    }

    #[test]
    fn a_page_of_long_lines_is_coloured_in_part() {
        let (line, mut budget) = ("x ".repeat(950), Budget::new());
        let coloured = (0..10).filter(|_| highlight("json", &line, &mut budget).is_some()).count();
        assert_eq!(coloured, 4);
        assert!(highlight("json", "1", &mut budget).is_some());
    }
}
