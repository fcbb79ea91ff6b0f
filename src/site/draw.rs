//! Views become pages here; the only place that knows Tera.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use serde::{Serialize, Serializer};
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::gate::Gate;
use super::memo::Memo;
use super::theme::{self, Template, Theme};
use super::view::Site;
use crate::base::fingerprint::Fingerprint;
use crate::base::words;
use crate::diag::{Checked, Finding, Report, Rule};
use crate::source::Span;

/// All templates of a guide, ready to draw its pages. Drawing needs no lock and no order.
pub struct Draw {
    templates: Arc<Templates>,
    theme: Arc<Theme>,
    gate: Arc<Gate>,
}

/// Templates that fit together, with what is the same on every page.
pub(super) struct Templates(Tera);

/// The built-in templates, parsed once. Their functions speak of no theme yet: each site puts its own in their place.
static BUILT_IN: LazyLock<Result<Tera, tera::Error>> = LazyLock::new(|| {
    let mut tera = Tera::default();
    register(&mut tera, &Arc::default());
    let built_in: Vec<(String, &str)> = theme::built_in_templates().flat_map(|(name, text)| twice(name, text)).collect();
    tera.add_raw_templates(built_in).map(|()| tera)
});

/// Data in the form that templates read, shared by pointer.
#[derive(Clone, PartialEq)]
pub struct Ready(Value);

impl Ready {
    /// `data`, ready. What cannot be put into that form (a map whose keys are not words) is nothing.
    pub fn of(data: &impl Serialize) -> Self {
        Self(Value::try_from_serializable(data).unwrap_or_else(|_| Value::none()))
    }
}

impl Serialize for Ready {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Templates")
    }
}

impl fmt::Debug for Draw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draw").field("templates", &self.theme.templates.len()).finish_non_exhaustive()
    }
}

impl Draw {
    /// The templates of `theme`, with `site` at hand in each of them.
    ///
    /// A template of the guide that is wrong is a finding, and the built-in one of its name takes its place.
    pub fn new(theme: Arc<Theme>, site: &Site, gate: Arc<Gate>) -> Checked<Self> {
        Self::again(theme, site, gate, &Memo::default())
    }

    /// The same, faster where `memo` knows these templates from another time.
    pub(super) fn again(theme: Arc<Theme>, site: &Site, gate: Arc<Gate>, memo: &Memo) -> Checked<Self> {
        let key = Fingerprint::of(format!("{} {site:?}", theme.fingerprint()).as_bytes());
        let read = memo.templates(key, || Self::read(&theme, site));
        Checked { value: Self { templates: read.value.clone(), theme, gate }, report: read.report.clone() }
    }

    fn read(theme: &Arc<Theme>, site: &Site) -> Checked<Templates> {
        let mut report = Report::default();
        let mut tera = match &*BUILT_IN {
            Ok(tera) => tera.clone(),
            Err(e) => {
                report.push(finding(e, "base.html", theme));
                Tera::default()
            }
        };
        register(&mut tera, theme);
        tera.global_context().insert("site", site);
        add_own(&mut tera, theme, &mut report);
        Checked { value: Templates(tera), report }
    }

    /// The template that a page's `template` key names, with or without `.html`, by its full name.
    pub fn find_template(&self, name: &str) -> Option<String> {
        [name.to_owned(), format!("{name}.html")].into_iter().find(|n| self.page_templates().any(|t| t == n))
    }

    /// The names of all templates that can draw a page, sorted.
    pub fn page_templates(&self) -> impl Iterator<Item = &str> {
        self.theme.templates.keys().map(String::as_str).filter(|n| !n.starts_with("components/") && self.templates.0.contains_template(n))
    }

    /// The page that `template` makes of `view`; `page` is its address, for a watchdog's message.
    ///
    /// # Errors
    /// A finding at the template's own place where the template is the guide's.
    pub fn page(&self, template: &str, page: &str, view: &impl Serialize) -> Result<String, Box<Finding>> {
        let context = Context::from_serialize(view).map_err(|e| Box::new(self.finding(&e, template)))?;
        let mut pass = self.gate.enter(template, page);
        let drawn = self.templates.0.render_to(template, &context, &mut pass);
        self.text(drawn, pass.take(), template)
    }

    /// What the component `name` makes of `args`, one field an argument.
    ///
    /// # Errors
    /// As [`Draw::page`].
    pub fn component(&self, name: &str, page: &str, args: &impl Serialize) -> Result<String, Box<Finding>> {
        let file = format!("components/{name}.html");
        let context = Context::from_serialize(args).map_err(|e| Box::new(self.finding(&e, &file)))?;
        let mut pass = self.gate.enter(&file, page);
        let drawn = self.templates.0.render_component_with_implicits_to(name, &context, &Context::new(), None, true, &mut pass);
        self.text(drawn, pass.take(), &file)
    }

    fn text(&self, drawn: tera::TeraResult<()>, bytes: Vec<u8>, template: &str) -> Result<String, Box<Finding>> {
        drawn.map_err(|e| Box::new(self.finding(&e, template)))?;
        String::from_utf8(bytes)
            .map_err(|_| Box::new(Finding::new(Rule::Template, None, format!("the template `{template}` writes what is not text"))))
    }

    fn finding(&self, error: &tera::Error, template: &str) -> Finding {
        if matches!(error.kind(), ErrorKind::Io(_)) {
            return Finding::new(
                Rule::TemplateSlow,
                whole(self.theme.templates.get(template)),
                format!("the template `{template}` does not end"),
            )
            .help("look for loops inside loops over long lists");
        }
        finding(error, template, &self.theme)
    }
}

/// A built-in template under its name and, for the guide's own to extend, under `builtin/`.
fn twice<'t>(name: &str, text: &'t str) -> Vec<(String, &'t str)> {
    let mut both = vec![(name.to_owned(), text)];
    if !name.starts_with("components/") {
        both.push((format!("builtin/{name}"), text));
    }
    both
}

/// The functions that templates have besides Tera's own.
fn register(tera: &mut Tera, theme: &Arc<Theme>) {
    let assets: BTreeMap<String, String> = theme.assets.iter().map(|(name, a)| (name.clone(), a.out.to_string())).collect();
    tera.register_function("asset", move |args: Kwargs, _: &State<'_>| -> tera::TeraResult<String> {
        let path = args.must_get::<&str>("path")?;
        assets.get(path).cloned().ok_or_else(|| tera::Error::message(format!("no static file is called `{path}`")))
    });
    let theme = Arc::clone(theme);
    tera.register_function("thousands", |args: Kwargs, _: &State<'_>| -> tera::TeraResult<String> {
        Ok(words::thousands(args.must_get::<usize>("n")?))
    });
    tera.register_function("asset_text", move |args: Kwargs, _: &State<'_>| -> tera::TeraResult<Value> {
        let path = args.must_get::<&str>("path")?;
        let asset = theme.assets.get(path).ok_or_else(|| tera::Error::message(format!("no static file is called `{path}`")))?;
        Ok(Value::safe_string(&String::from_utf8_lossy(&asset.bytes)))
    });
}

/// Adds the guide's own templates: all of them when they fit together, else each that does.
fn add_own(tera: &mut Tera, theme: &Theme, report: &mut Report) {
    let mut left: Vec<(&String, &Template)> = theme.templates.iter().filter(|(_, t)| t.file.is_some()).collect();
    if left.is_empty() {
        return;
    }
    // Looking for the one that is wrong takes long, and mostly none is.
    let mut whole = tera.clone();
    if whole.add_raw_templates(left.iter().map(|(name, t)| (name.as_str(), &*t.text))).is_ok() {
        *tera = whole;
        return;
    }
    left.retain(|(name, template)| match tera.clone().add_raw_template(name, &template.text) {
        Err(e) if matches!(e.kind(), ErrorKind::SyntaxError(_)) => {
            report.push(finding(&e, name, theme));
            false
        }
        _ => true,
    });
    if tera.add_raw_templates(left.iter().map(|(name, t)| (name.as_str(), &*t.text))).is_ok() {
        return;
    }
    loop {
        let before = left.len();
        left.retain(|(name, t)| tera.add_raw_template(name, &t.text).is_err());
        if left.len() == before {
            break;
        }
    }
    for (name, template) in left {
        if let Err(e) = tera.add_raw_template(name, &template.text) {
            report.push(finding(&e, name, theme));
        }
    }
}

/// Tera's error as a finding at its own place.
fn finding(error: &tera::Error, template: &str, theme: &Theme) -> Finding {
    let (message, file, range) = match error.kind() {
        ErrorKind::SyntaxError(r) | ErrorKind::RenderingError(r) => {
            (r.message().to_owned(), r.filename().to_owned(), Some(r.span().range.clone()))
        }
        ErrorKind::MissingParent { parent, .. } => (format!("no template is called `{parent}`"), template.to_owned(), None),
        ErrorKind::CircularExtend { .. } => ("the template extends itself".to_owned(), template.to_owned(), None),
        ErrorKind::CircularInclude { .. } => ("the template includes itself".to_owned(), template.to_owned(), None),
        kind => from_text(&kind.to_string(), template, theme),
    };
    let source = theme.templates.get(&file).filter(|t| t.file.is_some());
    let span = match (source, range) {
        (Some(t), Some(range)) => t.file.map(|f| Span::new(f, range.start + t.skipped..range.end + t.skipped)),
        (Some(t), None) => whole(Some(t)),
        (None, _) => whole(theme.templates.get(template)),
    };
    let (message, known) = message.split_once(". Available fields: ").map_or((&*message, None), |(m, k)| (m, Some(k)));
    let found = Finding::new(Rule::Template, span, format!("{}, in the template `{file}`", plain(message)));
    match error.kind() {
        ErrorKind::CircularExtend { .. } => {
            found.help(format!("to extend the template it replaces, write `{{% extends \"builtin/{template}\" %}}`"))
        }
        ErrorKind::RenderingError(_) if message.starts_with("no static file") => found.help("put the file into `static/`"),
        ErrorKind::RenderingError(_) => found.maybe_help(known.map(|names| format!("what it has: {names}"))),
        _ => found.help("the built-in template is used in its place"),
    }
}

/// What Tera says about templates that do not fit together: a text of `error: …` and `--> file:line:column`.
fn from_text(text: &str, template: &str, theme: &Theme) -> (String, String, Option<std::ops::Range<usize>>) {
    let mut found = None;
    for part in text.split("\n\n") {
        let mut lines = part.lines();
        let message = lines.next().unwrap_or(part).trim_start_matches("error: ").to_owned();
        let carets = part.lines().last().map_or(0, |l| l.matches('^').count());
        let place = lines.next().and_then(|l| l.trim_start().strip_prefix("--> ")).and_then(|l| l.rsplit_once(':'));
        let Some(((file, line), column)) = place.and_then(|(head, column)| Some((head.rsplit_once(':')?, column))) else {
            found.get_or_insert((message, template.to_owned(), None));
            continue;
        };
        let range = theme.templates.get(file).and_then(|t| at(&t.text, line.parse().ok()?, column.parse().ok()?, carets));
        if file == template {
            return (message, file.to_owned(), range);
        }
        found.get_or_insert((message, file.to_owned(), range));
    }
    found.unwrap_or_else(|| (text.to_owned(), template.to_owned(), None))
}

/// The bytes of `wide` characters from a line and column on, both from 1; never beyond the line.
fn at(text: &str, line: usize, column: usize, wide: usize) -> Option<std::ops::Range<usize>> {
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = text.get(start..)?.lines().next()?;
    let upto = |n: usize| start + rest.chars().take(n).map(char::len_utf8).sum::<usize>();
    Some(upto(column.checked_sub(1)?)..upto(column - 1 + wide))
}

/// The first line of a guide's own template.
fn whole(template: Option<&Template>) -> Option<Span> {
    let template = template?;
    let line = template.text.lines().next().map_or(0, str::len);
    template.file.map(|f| Span::new(f, template.skipped..template.skipped + line))
}

/// A message in the house's form: lower case, one line, no full stop.
fn plain(message: &str) -> String {
    let line = message.lines().next().unwrap_or(message).trim_end_matches('.');
    let mut chars = line.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
