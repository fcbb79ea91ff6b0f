//! Findings for people, in the look of `rustc`.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::base::words;
use crate::diag::{Finding, Report, Severity};
use crate::source::{FileId, Sources, Span};

use super::excerpt::{Excerpt, excerpt};
use super::lines::Lines;
use super::{plain, summary};

/// How findings are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether colours are used.
    pub color: Color,
    /// The terminal's width in characters.
    pub width: usize,
    /// How many findings are drawn.
    pub amount: Amount,
}

/// Whether colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// Text alone: for files, pipes and tests.
    #[default]
    Never,
    /// The terminal's colours.
    Always,
}

/// How many findings are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Amount {
    /// Every one.
    #[default]
    All,
    /// So many errors and so many warnings; infos are only counted. Says how many more there are.
    First(usize),
}

impl Default for Style {
    fn default() -> Self {
        Self { color: Color::Never, width: 140, amount: Amount::All }
    }
}

/// The findings as text for people, in the report's order, with a closing line that counts them.
pub fn human(report: &Report, sources: &Sources, style: Style) -> String {
    findings(report, sources, style) + &summary(report) + "\n"
}

/// The same without the closing line; empty where nothing is to be shown.
pub fn findings(report: &Report, sources: &Sources, style: Style) -> String {
    let renderer = match style.color {
        Color::Never => Renderer::plain(),
        Color::Always => Renderer::styled(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(style.width.clamp(40, 400));
    let mut lines = Lines::new(sources);
    let mut out = String::new();
    let mut left = Left::of(style.amount);
    for finding in &report.findings {
        if left.take(finding.severity) {
            out.push_str(&one(finding, &mut lines, sources, &renderer));
            out.push_str("\n\n");
        }
    }
    if let Some(more) = left.more() {
        out.push_str(&more);
        out.push_str("\n\n");
    }
    out
}

/// Counts what is drawn and what is passed over.
struct Left {
    amount: Amount,
    seen: [usize; 2],
}

impl Left {
    fn of(amount: Amount) -> Self {
        Self { amount, seen: [0, 0] }
    }

    fn take(&mut self, severity: Severity) -> bool {
        let Amount::First(most) = self.amount else { return true };
        let seen = match severity {
            Severity::Error => &mut self.seen[0],
            Severity::Warning => &mut self.seen[1],
            Severity::Info => return false,
        };
        *seen += 1;
        *seen <= most
    }

    fn more(&self) -> Option<String> {
        let Amount::First(most) = self.amount else { return None };
        let [errors, warnings] = self.seen.map(|n| n.saturating_sub(most));
        let more = match (errors, warnings) {
            (0, 0) => return None,
            (n, 0) => words::count(n, "more error"),
            (0, n) => words::count(n, "more warning"),
            (n, m) => words::list(&[words::count(n, "more error"), words::count(m, "more warning")]),
        };
        let verb = if errors + warnings == 1 { "is" } else { "are" };
        Some(format!("{more} {verb} not shown; `ironleaf check` shows everything"))
    }
}

/// One finding: what, where, and the way out.
fn one(finding: &Finding, lines: &mut Lines<'_>, sources: &Sources, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = Group::with_title(level.primary_title(plain(&finding.message)).id(finding.rule.name()));
    let main = finding.span.map(|span| (span, None, AnnotationKind::Primary));
    let related = finding.related.iter().map(|(span, text)| (*span, Some(text.as_str()), AnnotationKind::Context));
    let mut columns = Vec::new();
    for (span, label, kind) in main.into_iter().chain(related) {
        let shown = excerpt(lines, span);
        columns.extend(moved_column(&shown, span, lines));
        let label = label.map(|l| plain(l).into_owned());
        let snippet = Snippet::source(shown.text).path(path(sources, span.file)).line_start(shown.first);
        group = group.element(snippet.annotation(kind.span(shown.span).label(label)));
    }
    let mut out = renderer.render(&[group]);
    for (drawn, real) in columns {
        out = out.replacen(&drawn, &real, 1);
    }
    if let Some(help) = help(finding, lines) {
        out.push('\n');
        out.push_str(&renderer.render(&[help]));
    }
    out
}

/// What to do, with the correction drawn where there is one.
fn help<'a>(finding: &'a Finding, lines: &mut Lines<'_>) -> Option<Group<'a>> {
    let patch = finding.span.zip(finding.fix.as_ref()).and_then(|(span, fix)| patch(excerpt(lines, span), &fix.text));
    let words = finding.help.as_deref().or(patch.as_ref().map(|_| "write this instead"))?;
    let group = Group::with_title(Level::HELP.secondary_title(plain(words)));
    Some(match patch {
        Some(patch) => group.element(patch),
        None => group,
    })
}

/// The correction in its line; nothing where the line is cut or would not change.
fn patch<'a>(shown: Excerpt, fix: &str) -> Option<Snippet<'a, Patch<'a>>> {
    let fix = plain(fix).replace('\r', "");
    let changes = shown.whole && shown.text.get(shown.span.clone()) != Some(&*fix);
    changes.then(|| Snippet::source(shown.text).line_start(shown.first).patch(Patch::new(shown.span, fix)))
}

/// Of a cut line, the place as the renderer counts it and the place in the file, both as it writes them.
fn moved_column(shown: &Excerpt, span: Span, lines: &mut Lines<'_>) -> Option<(String, String)> {
    let real = lines.position(span.file, span.start);
    let line = shown.text[..shown.span.start].rsplit('\n').next().unwrap_or("");
    let drawn = line.chars().count() + 1;
    (drawn != real.column).then(|| (format!(":{}:{drawn}\n", shown.first), format!(":{}:{}\n", shown.first, real.column)))
}

fn path(sources: &Sources, file: FileId) -> String {
    plain(&sources[file].path).replace(['\n', '\t'], "\u{fffd}")
}

#[cfg(test)]
#[path = "human_tests.rs"]
mod tests;
