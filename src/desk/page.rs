//! A first version of a page: every useful key, filled in or as a comment with a word about it.

use crate::base::Slug;
use crate::content::{Kind, plain_or_quoted};
use crate::diag::Report;
use crate::source::{Sources, Span, Word};
use crate::training::prescription::writable;
use crate::training::terms::{Bias, Goal, Pattern};
use crate::training::{self, Guide, resolve};

/// What a new page is to hold. Names are as someone wrote them; where the guide knows them, its own spelling is taken.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// What it is called.
    pub title: String,
    /// Its file's name without `.md`; made from the title where nothing is said.
    pub id: Option<String>,
    /// The muscles that an exercise trains, or that are in a group.
    pub muscles: Vec<String>,
    /// The muscles that help.
    pub secondary: Vec<String>,
    /// What an exercise needs; nothing where no one said.
    pub equipment: Option<Vec<String>>,
    /// What the first session of a program holds.
    pub exercises: Vec<String>,
    /// The groups of a muscle.
    pub groups: Vec<String>,
}

/// Why a page cannot be begun, and what to do; both in a coach's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why not.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Refused {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

/// The path and the text of a new page; `taken` says whether the guide has a file at a path.
///
/// # Errors
/// When a name names nothing, something needed is not said, or the guide has the thing already.
pub fn page(guide: &Guide, kind: Kind, wanted: &Wanted, taken: &dyn Fn(&str) -> bool) -> Result<(String, String), Refused> {
    let (path, built_in) = place(guide, kind, wanted, taken)?;
    let text = match kind {
        Kind::Exercise => exercise(guide, wanted)?,
        Kind::Program => program(guide, wanted)?,
        Kind::Article => include_str!("page/article.md").to_owned(),
        Kind::Muscle => muscle(guide, wanted, built_in)?,
        Kind::Group => group(guide, wanted, built_in)?,
        Kind::Author => include_str!("page/author.md").to_owned(),
        Kind::Term => include_str!("page/term.md").to_owned(),
        Kind::Page | Kind::Home => include_str!("page/page.md").to_owned(),
    };
    Ok((path, text.replace("{title}", &plain_or_quoted(&wanted.title))))
}

/// Where a new page stands, and whether it adds to a muscle or group that every guide has.
///
/// # Errors
/// When the title or the id cannot be, or the guide has the thing already.
pub fn place(guide: &Guide, kind: Kind, wanted: &Wanted, taken: &dyn Fn(&str) -> bool) -> Result<(String, bool), Refused> {
    let title = wanted.title.trim();
    if title.is_empty() {
        let help = format!("write it in quotes: `ironleaf new {} \"My title\"`", kind.key());
        return Err(Refused::new(format!("{} needs a title", kind.one()), help));
    }
    let path = |id: &Slug| format!("content/{}/{id}.md", kind.folder());
    let there = |path: String| Refused::new(format!("`{path}` is there already"), "open that file, or give this page another title");
    if let Some(thing) = guide.names.find(kinds(kind), title) {
        let meta = guide.meta(thing);
        if meta.file.is_none() && !taken(&path(&meta.id)) {
            return Ok((path(&meta.id), true));
        }
        let called = Refused::new(
            format!("the guide has {} called `{}` already", kind.one(), meta.title),
            format!("open its file, `{}.md`, or give this page another title", meta.id),
        );
        return Err(if taken(&path(&meta.id)) { there(path(&meta.id)) } else { called });
    }
    let free = |id: &Slug| !taken(&path(id)) && guide.names.find(kinds(kind), id.as_str()).is_none();
    let id = match &wanted.id {
        Some(id) => written_id(id)?,
        None => of_title(kind, title, &free),
    };
    if free(&id) { Ok((path(&id), false)) } else { Err(there(path(&id))) }
}

/// An id that someone wrote.
fn written_id(id: &str) -> Result<Slug, Refused> {
    Slug::new(id).filter(|id| id.as_str() != "index").ok_or_else(|| {
        let near = Slug::of(id).filter(|id| id.as_str() != "index").map_or_else(|| "my-page".to_owned(), |id| id.to_string());
        Refused::new(format!("`{id}` cannot be an address"), format!("use lower-case letters, digits and hyphens: `--id {near}`"))
    })
}

/// The id that a title makes; a number where its letters are none that addresses have.
fn of_title(kind: Kind, title: &str, free: &dyn Fn(&Slug) -> bool) -> Slug {
    let kept = |id: Slug| if id.as_str() == "index" { Slug::of("index-page") } else { Some(id) };
    Slug::of(title).and_then(kept).unwrap_or_else(|| {
        let numbered = (1..).filter_map(|n| Slug::of(&format!("{}-{n}", kind.key())));
        numbered.into_iter().find(free).expect("a guide has fewer pages than there are numbers")
    })
}

fn kinds(kind: Kind) -> &'static [training::Kind] {
    match kind {
        Kind::Exercise => &[training::Kind::Exercise],
        Kind::Program => &[training::Kind::Program],
        Kind::Article => &[training::Kind::Article],
        Kind::Muscle => &training::Kind::MUSCLES,
        Kind::Group => &[training::Kind::Group],
        Kind::Term => &[training::Kind::Term],
        Kind::Author => &[training::Kind::Author],
        Kind::Page | Kind::Home => &[training::Kind::Page],
    }
}

fn exercise(guide: &Guide, wanted: &Wanted) -> Result<String, Refused> {
    if wanted.muscles.is_empty() {
        return Err(Refused::new("an exercise needs the muscles that it trains", "say them: `--muscles hamstrings,glutes`"));
    }
    let primary = names(guide, &training::Kind::MUSCLES, &wanted.muscles, "muscle")?;
    let secondary = names(guide, &training::Kind::MUSCLES, &wanted.secondary, "muscle")?;
    if let Some(twice) = secondary.iter().find(|name| primary.contains(name)) {
        return Err(Refused::new(
            format!("`{twice}` is primary and secondary"),
            "name it once: primary if it works hard, secondary if it helps",
        ));
    }
    let list = |names: &[String]| names.iter().map(|name| plain_or_quoted(name)).collect::<Vec<_>>().join(", ");
    let secondary =
        if secondary.is_empty() { "  # secondary: [forearms]".to_owned() } else { format!("  secondary: [{}]", list(&secondary)) };
    let equipment_line = match &wanted.equipment {
        None => "# equipment: [barbell]".to_owned(),
        Some(names) => format!("equipment: [{}]", list(&equipment(names)?)),
    };
    let patterns = wrapped(Pattern::ALL.iter().map(|pattern| pattern.id()));
    let biases = Bias::ALL.iter().map(|bias| bias.id()).collect::<Vec<_>>().join(", ");
    Ok(include_str!("page/exercise.md")
        .replace("{primary}", &list(&primary))
        .replace("  {secondary}", &secondary)
        .replace("{equipment}", &equipment_line)
        .replace("{patterns}", &patterns)
        .replace("{biases}", &biases))
}

/// Words with commas between them, on as many comment lines as they need.
fn wrapped<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut lines = vec![String::new()];
    for word in words {
        if lines.last().is_some_and(|line| line.len() + word.len() > 90) {
            lines.push(String::new());
        }
        let line = lines.last_mut().expect("there is always one line");
        line.push_str(if line.is_empty() { "" } else { " " });
        line.push_str(word);
        line.push(',');
    }
    lines.join("\n# ").trim_end_matches(',').to_owned()
}

fn program(guide: &Guide, wanted: &Wanted) -> Result<String, Refused> {
    let mut exercises = names(guide, &[training::Kind::Exercise], &wanted.exercises, "exercise")?;
    if exercises.is_empty() {
        // The largest lifts of the guide, each for other muscles, make an example that can be changed.
        let mut all: Vec<_> = guide.exercises.iter().map(|(_, exercise)| exercise).collect();
        all.sort_by_key(|exercise| exercise.tier);
        let mut trained = Vec::new();
        all.retain(|exercise| {
            let first = exercise.primary.first().map(|worked| worked.muscle);
            let new = !trained.contains(&first);
            trained.push(first);
            new
        });
        exercises = all.iter().take(3).map(|exercise| exercise.meta.title.to_string()).collect();
    }
    let lines: Vec<String> = exercises
        .iter()
        .zip('A'..='Z')
        .map(|(name, label)| format!("      {label}) {}: 3 x 8-10, rest 2 min", in_a_line(guide, name)))
        .collect();
    let example = "      # A) Back Squat: 3 x 8-10, rest 2 min".to_owned();
    let goals = Goal::ALL.iter().map(|goal| goal.id()).collect::<Vec<_>>().join(", ");
    let lines = if lines.is_empty() { example } else { lines.join("\n") };
    Ok(include_str!("page/program.md").replace("      {lines}", &lines).replace("{goals}", &goals))
}

/// An exercise's title as a workout line can name it.
fn in_a_line<'n>(guide: &'n Guide, title: &'n str) -> &'n str {
    let Some(thing) = guide.names.find(&[training::Kind::Exercise], title) else { return title };
    writable(title, &guide.meta(thing).id)
}

fn muscle(guide: &Guide, wanted: &Wanted, built_in: bool) -> Result<String, Refused> {
    if built_in {
        return Ok(include_str!("page/known-muscle.md").to_owned());
    }
    let groups = names(guide, &[training::Kind::Group], &wanted.groups, "muscle group")?;
    if groups.is_empty() {
        return Err(Refused::new("a muscle of your own needs its groups", "say them: `--groups legs`"));
    }
    Ok(include_str!("page/muscle.md").replace("{groups}", &groups.join(", ")))
}

fn group(guide: &Guide, wanted: &Wanted, built_in: bool) -> Result<String, Refused> {
    if built_in {
        return Ok(include_str!("page/known-group.md").to_owned());
    }
    let muscles = names(guide, &training::Kind::MUSCLES, &wanted.muscles, "muscle")?;
    if muscles.is_empty() {
        return Err(Refused::new("a group of your own needs its muscles", "say them: `--muscles chest,triceps`"));
    }
    Ok(include_str!("page/group.md").replace("{muscles}", &muscles.join(", ")))
}

/// Names as a page writes them: exercises by their titles, everything else by its id. `what` is what they name: `muscle`.
///
/// # Errors
/// The first that names nothing.
pub fn names(guide: &Guide, kinds: &[training::Kind], written: &[String], what: &str) -> Result<Vec<String>, Refused> {
    let mut found: Vec<String> = Vec::new();
    for name in written.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let Some(thing) = guide.names.find(kinds, name) else { return Err(unknown(guide, kinds, name, what)) };
        let meta = guide.meta(thing);
        let name = if kinds == [training::Kind::Exercise] { meta.title.to_string() } else { meta.id.to_string() };
        if !found.contains(&name) {
            found.push(name);
        }
    }
    Ok(found)
}

/// Equipment as a page writes it; `none` is bodyweight, which is nothing.
///
/// # Errors
/// The first that looks like a slip of the pen.
pub fn equipment(written: &[String]) -> Result<Vec<String>, Refused> {
    let sources = Sources::from_iter([("--equipment", "")]);
    let Some(file) = sources.find("--equipment") else { return Ok(written.to_vec()) };
    let mut found: Vec<String> = Vec::new();
    for name in written.iter().map(|name| name.trim()).filter(|name| !name.is_empty() && *name != "none") {
        let mut report = Report::default();
        let id = resolve::equipment(&Word::new(name, Span::new(file, 0..0)), &mut report);
        if let Some(finding) = report.findings.pop().filter(|_| *id == *name) {
            return Err(Refused::new(finding.message, finding.help.unwrap_or_default()));
        }
        if !found.iter().any(|known| **known == *id) {
            found.push(id.to_string());
        }
    }
    Ok(found)
}

fn unknown(guide: &Guide, kinds: &[training::Kind], name: &str, what: &str) -> Refused {
    let help = match guide.names.near(kinds, name) {
        Some(near) => format!("{} with a similar name exists: `{near}`", crate::base::words::one(what)),
        None if kinds == [training::Kind::Exercise] => "write the exercise first: `ironleaf new exercise \"…\"`".to_owned(),
        None => {
            let all: Vec<String> = known(guide, kinds).into_iter().take(40).map(|name| format!("`{name}`")).collect();
            format!("there are {}", crate::base::words::list(&all))
        }
    };
    Refused::new(format!("no {what} is called `{name}`"), help)
}

/// The names that a place takes, for who chooses among them.
pub fn known(guide: &Guide, kinds: &[training::Kind]) -> Vec<String> {
    let mut all = Vec::new();
    for kind in kinds {
        match kind {
            training::Kind::Exercise => all.extend(guide.exercises.iter().map(|(_, x)| x.meta.title.to_string())),
            training::Kind::Muscle => all.extend(guide.muscles.iter().map(|(_, x)| x.meta.id.to_string())),
            training::Kind::Group => all.extend(guide.groups.iter().map(|(_, x)| x.meta.id.to_string())),
            _ => {}
        }
    }
    all
}
