//! One finding, and many.

use crate::source::Span;

use super::Rule;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published until it is mended.
    Error,
    /// The guide is published; a reader would stumble.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// `error`, `warning` or `info`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One thing that is wrong: its rule, its place, what is and what to do.
///
/// Messages are lower case, without a full stop, with names in backticks, and say what is; `help` says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of trouble it is.
    pub rule: Rule,
    /// How much it matters; the rule's own severity unless the guide says otherwise.
    pub severity: Severity,
    /// Where it stands; nothing for what has no place in a file.
    pub span: Option<Span>,
    /// What is, in a coach's words.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The text to write in place of what stands at `span`.
    pub fix: Option<Fix>,
    /// Whether the guide denies its rule, so that it stops a build whatever the rule.
    pub denied: bool,
    /// Other places that belong to it, each with a word about it.
    pub related: Vec<(Span, String)>,
}

/// What to write in place of what stands at a finding's span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The new text; empty removes what stands there.
    pub text: String,
    /// Whether it can be applied without asking.
    pub sure: bool,
}

impl Finding {
    /// A finding of `rule` at `span`.
    pub fn new(rule: Rule, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            span: span.into(),
            message: message.into(),
            help: None,
            fix: None,
            denied: false,
            related: Vec::new(),
        }
    }

    /// The same with a word on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with help, where there is any.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// The same with a correction that is safe to apply without asking.
    #[must_use]
    pub fn fix(mut self, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { text: text.into(), sure: true });
        self
    }

    /// The same with a correction that is a guess.
    #[must_use]
    pub fn guess(mut self, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { text: text.into(), sure: false });
        self
    }

    /// The same with another place that belongs to it.
    #[must_use]
    pub fn see(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push((span, text.into()));
        self
    }

    /// The same with another severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

impl Finding {
    /// Whether nothing can be published while it stands: an error, but one of coaching only where the guide denies it.
    pub fn stops_build(&self) -> bool {
        self.severity == Severity::Error && (self.denied || self.rule.stops_build())
    }
}

/// All that was found, in no particular order until [`Report::sort`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds all of another report's findings.
    pub fn append(&mut self, mut other: Report) {
        self.findings.append(&mut other.findings);
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }

    /// Puts the findings in the order of a reader: by file, place, severity, rule and message; exact repeats go.
    pub fn sort(&mut self) {
        self.findings.sort_by(|a, b| {
            let key = |f: &Finding| (f.span.map(|s| (s.file, s.start, s.end)), f.severity, f.rule);
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        self.findings.dedup();
    }
}

impl Extend<Finding> for Report {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        self.findings.extend(findings);
    }
}

impl FromIterator<Finding> for Report {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        Self { findings: findings.into_iter().collect() }
    }
}

/// The best value that could be made, and all that was found on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked<T> {
    /// The value.
    pub value: T,
    /// What was found.
    pub report: Report,
}

impl<T> Checked<T> {
    /// A value without findings.
    pub fn clean(value: T) -> Self {
        Self { value, report: Report::default() }
    }

    /// The value; its findings go into `report`.
    pub fn into(self, report: &mut Report) -> T {
        report.append(self.report);
        self.value
    }

    /// The same findings with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: change(self.value), report: self.report }
    }
}
