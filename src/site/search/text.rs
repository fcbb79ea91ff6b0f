//! What a page says, for the index and for excerpts.

use std::sync::Arc;

use crate::markup::{self, Fragment};
use crate::site::Site;
use crate::site::compose::Desk;
use crate::site::crosslinks::equipment_title;
use crate::training::generate::Must;
use crate::training::guide::{Exercise, Program, Ref};
use crate::training::table::Id;

use super::pages::{Page, What};

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// One sentence about it.
    pub(super) summary: String,
    /// A small fact about it.
    pub(super) note: String,
    /// Words by which it is found, and which are not shown.
    pub(super) facts: Vec<Arc<str>>,
    /// The rest, in the order of the page.
    pub(super) lines: Vec<Line>,
}

/// A heading or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The id of a heading; nothing for other text.
    pub(super) anchor: Option<Arc<str>>,
    /// What it says, on one line.
    pub(super) text: String,
}

impl Text {
    /// What a page says; `used` lists the exercises of each program.
    pub(super) fn of(site: &Site, page: &Page, used: &[Vec<Id<Exercise>>]) -> Self {
        let desk = Desk::new(site, page.address.path.clone());
        match &page.what {
            What::Thing(thing) => of_thing(site, &desk, *thing, used),
            What::Home => {
                let meta = site.guide.home.as_ref();
                let prose = meta.and_then(|m| m.file).and_then(|file| site.proses.get(&file));
                let summary = meta.and_then(|m| m.summary.clone()).or_else(|| site.settings.tagline.clone());
                Self {
                    summary: summary.map(|s| s.to_string()).unwrap_or_default(),
                    lines: prose.map(|p| lines(&p.fragment)).unwrap_or_default(),
                    ..Self::default()
                }
            }
            What::List(list) => {
                let about = desk.about(list);
                let note = format!("{} · {}", about.kicker, Desk::counted(site.cross.list(list)));
                Self { summary: about.lede, note, ..Self::default() }
            }
            What::Section(section) => Self { facts: vec!["all list".into(), section.title().into()], ..Self::default() },
            What::Pair(n) => Self { lines: pair(site, *n), ..Self::default() },
            What::Method => Self { lines: Must::ALL.iter().copied().flat_map(rule_lines).collect(), ..Self::default() },
        }
    }

    /// The text as excerpts are cut from it: the summary, the note, then line by line; a heading's line begins with
    /// `#` and its id, any other with a space. Lines after the first `most` bytes are left out.
    pub(super) fn record(&self, most: usize) -> String {
        let mut out = format!("{}\n{}", on_one_line(&self.summary), on_one_line(&self.note));
        for line in &self.lines {
            if out.len() > most {
                break;
            }
            match &line.anchor {
                Some(id) => {
                    out.push_str("\n#");
                    out.push_str(id);
                    out.push(' ');
                }
                None => out.push_str("\n "),
            }
            out.push_str(&line.text);
        }
        out
    }
}

fn of_thing(site: &Site, desk: &Desk<'_>, thing: Ref, used: &[Vec<Id<Exercise>>]) -> Text {
    let guide = &site.guide;
    let meta = guide.meta(thing);
    let mut text = Text { summary: desk.summary(thing).unwrap_or_default(), ..Text::default() };
    text.facts.extend(meta.tags.iter().cloned());
    match thing {
        Ref::Exercise(id) => {
            let x = &guide.exercises[id];
            text.note = Desk::exercise_note(x);
            text.facts.extend(exercise_facts(site, x));
            text.lines.extend(x.cues.iter().map(|cue| plain(cue)));
        }
        Ref::Program(id) => {
            let program = &guide.programs[id];
            text.note = desk.program_note(id);
            text.facts.extend(program.goal.map(|goal| goal.title().into()));
            text.facts.extend(program.level.map(|level| level.title().into()));
            text.lines.extend(sessions(site, program, &used[id.index()]));
        }
        Ref::Article(id) => text.facts.extend(guide.articles[id].category.clone()),
        Ref::Muscle(id) => text.facts.extend(guide.muscles[id].groups.iter().map(|g| guide.groups[*g].meta.title.clone())),
        Ref::Group(id) => text.facts.extend(guide.groups[id].muscles.iter().map(|m| guide.muscles[*m].meta.title.clone())),
        Ref::Part(id) => text.facts.push(guide.muscles[guide.parts[id].parent].meta.title.clone()),
        Ref::Term(_) | Ref::Page(_) | Ref::Author(_) => {}
    }
    text.lines.extend(site.prose(thing).map(|prose| lines(&prose.fragment)).unwrap_or_default());
    text
}

/// What an exercise works and needs.
fn exercise_facts(site: &Site, x: &Exercise) -> Vec<Arc<str>> {
    let guide = &site.guide;
    let mut facts: Vec<Arc<str>> = Vec::new();
    for worked in &x.primary {
        facts.push(guide.muscles[worked.muscle].meta.title.clone());
        facts.extend(worked.part.map(|part| guide.parts[part].meta.title.clone()));
    }
    facts.extend(x.secondary.iter().map(|worked| guide.muscles[worked.muscle].meta.title.clone()));
    facts.extend(x.equipment.iter().map(|id| equipment_title(id).into()));
    if x.equipment.is_empty() {
        facts.push("bodyweight".into());
    }
    facts.push(x.level.title().into());
    facts.push(x.mechanic.title().into());
    facts.extend(x.pattern.map(|pattern| pattern.title().into()));
    facts
}

/// The sessions of a program, then the exercises in them.
fn sessions(site: &Site, program: &Program, used: &[Id<Exercise>]) -> Vec<Line> {
    let names: Vec<&str> = program.phases.iter().flat_map(|phase| &phase.sessions).map(|session| &*session.name).collect();
    let titles: Vec<&str> = used.iter().map(|id| &*site.guide.exercises[*id].meta.title).collect();
    [names, titles].into_iter().filter(|list| !list.is_empty()).map(|list| plain(&list.join(", "))).collect()
}

fn pair(site: &Site, n: usize) -> Vec<Line> {
    let Some(pair) = site.samples.pairs.get(n) else { return Vec::new() };
    pair.orders.iter().map(|sample| plain(&sample.title)).collect()
}

fn rule_lines(rule: Must) -> [Line; 2] {
    let heading = Line { anchor: Some(rule.id().to_lowercase().into()), text: format!("{}: {}", rule.id(), rule.name()) };
    [heading, plain(rule.text())]
}

fn plain(text: &str) -> Line {
    Line { anchor: None, text: on_one_line(text) }
}

/// `text` without line breaks, one space between words.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(fragment: &Fragment) -> Vec<Line> {
    let anchor = |n: usize| fragment.headings.get(n).map(|heading| heading.id.clone());
    markup::blocks(fragment).into_iter().map(|block| Line { anchor: block.heading.and_then(anchor), text: block.text }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Line, Text};

    #[test]
    fn a_record_is_cut_at_a_line() {
        let line = |anchor: Option<&str>, text: &str| Line { anchor: anchor.map(Into::into), text: text.to_owned() };
        let text = Text {
            summary: "In\nall.".into(),
            note: "Note".into(),
            lines: vec![line(Some("feet"), "Feet"), line(None, "# Wide."), line(None, "Late.")],
            ..Text::default()
        };
        assert_eq!(text.record(23), "In all.\nNote\n#feet Feet\n # Wide.");
        assert_eq!(text.record(999), "In all.\nNote\n#feet Feet\n # Wide.\n Late.");
    }
}
