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
        let mut text = Self::head(site, page);
        match &page.what {
            What::Thing(thing) => of_thing(site, *thing, used, &mut text),
            What::Home => {
                let file = site.guide.home.as_ref().and_then(|meta| meta.file);
                text.lines = file.and_then(|file| site.proses.get(&file)).map(|p| lines(&p.fragment)).unwrap_or_default();
            }
            What::List(_) => {}
            What::Section(section) => text.facts = vec!["all list".into(), section.title().into()],
            What::Pair(n) => text.lines = pair(site, *n),
            What::Method => text.lines = Must::ALL.iter().copied().flat_map(rule_lines).collect(),
        }
        text
    }

    /// Its summary and its note, without the rest: all that a result shows when its name answers the query.
    pub(super) fn head(site: &Site, page: &Page) -> Self {
        let desk = Desk::new(site, page.address.path.clone());
        let (summary, note) = match &page.what {
            What::Thing(thing) => (desk.summary(*thing), note(site, &desk, *thing)),
            What::Home => {
                let own = site.guide.home.as_ref().and_then(|meta| meta.summary.clone());
                (own.or_else(|| site.settings.tagline.clone()).map(|s| s.to_string()), None)
            }
            What::List(list) => {
                let about = desk.about(list);
                (Some(about.lede), Some(format!("{} · {}", about.kicker, Desk::counted(site.cross.list(list)))))
            }
            What::Section(_) | What::Pair(_) | What::Method => (None, None),
        };
        Self { summary: summary.unwrap_or_default(), note: note.unwrap_or_default(), ..Self::default() }
    }

    /// What a result shows first, on one line with tabs between: the address without `.html`, with a place on its page;
    /// the summary, the note, the title, and other names.
    pub(super) fn card(&self, page: &Page) -> String {
        let path = page.address.path.as_str();
        let mut out = path.strip_suffix(".html").unwrap_or(path).to_owned();
        if let Some(anchor) = &page.address.anchor {
            out.push('#');
            out.push_str(anchor);
        }
        for said in [&*self.summary, &*self.note, &*page.title].into_iter().chain(page.aliases.iter().map(|name| &**name)) {
            out.push('\t');
            out.push_str(&on_one_line(said));
        }
        out
    }

    /// The rest of the text as excerpts are cut from it, line by line; a heading's line begins with `#` and its id, any
    /// other with a space. Lines after the first `most` bytes are left out.
    pub(super) fn record(&self, most: usize) -> String {
        let mut out = String::new();
        for line in &self.lines {
            if out.len() > most {
                break;
            }
            if !out.is_empty() {
                out.push('\n');
            }
            match &line.anchor {
                Some(id) => {
                    out.push('#');
                    out.push_str(id);
                    out.push(' ');
                }
                None => out.push(' '),
            }
            out.push_str(&line.text);
        }
        out
    }
}

/// A small fact about a thing.
fn note(site: &Site, desk: &Desk<'_>, thing: Ref) -> Option<String> {
    match thing {
        Ref::Exercise(id) => Some(Desk::exercise_note(&site.guide.exercises[id])),
        Ref::Program(id) => Some(desk.program_note(id)),
        _ => None,
    }
}

fn of_thing(site: &Site, thing: Ref, used: &[Vec<Id<Exercise>>], text: &mut Text) {
    let guide = &site.guide;
    text.facts.extend(guide.meta(thing).tags.iter().cloned());
    match thing {
        Ref::Exercise(id) => {
            let x = &guide.exercises[id];
            text.facts.extend(exercise_facts(site, x));
            text.lines.extend(x.cues.iter().map(|cue| plain(cue)));
        }
        Ref::Program(id) => {
            let program = &guide.programs[id];
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
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(fragment: &Fragment) -> Vec<Line> {
    let anchor = |n: usize| fragment.headings.get(n).map(|heading| heading.id.clone());
    markup::blocks(fragment).into_iter().map(|block| Line { anchor: block.heading.and_then(anchor), text: block.text }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::pages::{Kind, Page, What};
    use super::{Line, Text};
    use crate::base::OutPath;
    use crate::site::address::Address;

    fn text() -> Text {
        let line = |anchor: Option<&str>, text: &str| Line { anchor: anchor.map(Into::into), text: text.to_owned() };
        Text {
            summary: "In\nall.".into(),
            note: "Note".into(),
            lines: vec![line(Some("feet"), "Feet"), line(None, "# Wide."), line(None, "Late.")],
            ..Text::default()
        }
    }

    #[test]
    fn a_record_is_cut_at_a_line() {
        assert_eq!(text().record(12), "#feet Feet\n # Wide.");
        assert_eq!(text().record(999), "#feet Feet\n # Wide.\n Late.");
        assert_eq!(Text::default().record(9), "");
    }

    #[test]
    fn a_card_is_one_line() {
        let page = |anchor: Option<&str>| Page {
            what: What::Method,
            address: Address { path: OutPath::new("a/leg.html").unwrap(), anchor: anchor.map(Into::into) },
            kind: Kind::Page,
            title: "Leg\tPress".into(),
            aliases: vec!["Sled".into()],
        };
        assert_eq!(text().card(&page(None)), "a/leg\tIn all.\tNote\tLeg Press\tSled");
        assert_eq!(Text::default().card(&page(Some("b"))), "a/leg#b\t\t\tLeg Press\tSled");
    }
}
