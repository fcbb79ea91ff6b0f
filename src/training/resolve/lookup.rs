//! Looking up names, with a finding for each that names nothing.

use crate::base::suggest::Patience;
use crate::base::words;
use crate::diag::{Checked, Finding, Report, Rule};
use crate::source::{Span, Word};
use crate::training::guide::{Author, Exercise, Fence, Generated, Group, Lift, Meta, Muscle, Ref, Target, Worked};
use crate::training::library::{Common, GenerateFence, Written};
use crate::training::names::{Kind, Names};
use crate::training::prescription::Workout;
use crate::training::table::Id;

use super::reader::Reader;

/// Names on one side, findings on the other.
pub(super) struct Lookup<'a> {
    names: &'a Names,
    reader: Reader<'a>,
    author: Option<Id<Author>>,
    /// The muscle that each part belongs to, by the part's place in its table.
    parents: &'a [Option<Id<Muscle>>],
    /// What is left for near names of what is not known.
    patience: Patience,
    pub(super) report: &'a mut Report,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(reader: Reader<'a>, author: Option<&Word>, parents: &'a [Option<Id<Muscle>>], report: &'a mut Report) -> Self {
        let names = reader.names();
        let mut look = Self { names, reader, author: None, parents, patience: Patience::default(), report };
        look.author = author.and_then(|name| look.author(name));
        look
    }

    /// What every page has.
    pub(super) fn meta(&mut self, common: &Common) -> Meta {
        let author = match &common.author {
            Some(name) => self.author(name),
            None => self.author,
        };
        Meta {
            id: common.id.clone(),
            file: common.file,
            place: common.place,
            title: common.title.clone(),
            summary: common.summary.clone(),
            aliases: common.aliases.iter().map(|alias| alias.text.clone()).collect(),
            author,
            date: common.date,
            updated: common.updated,
            tags: common.tags.iter().map(|tag| tag.text.clone()).collect(),
            related: common.related.iter().filter_map(|name| self.related(name)).collect(),
            sources: common.sources.clone(),
            lint: common.lint.clone(),
            fences: common.fences.iter().map(|fence| self.fence(fence)).collect(),
            generated: common.generate.iter().map(generated).collect(),
        }
    }

    fn fence(&mut self, fence: &crate::training::library::Fence) -> Fence {
        Fence {
            title: fence.title.clone(),
            minutes: fence.minutes,
            source: fence.source,
            span: fence.span,
            written: fence.work.lines.clone(),
            workout: self.workout(&fence.work),
        }
    }

    /// What workout lines mean.
    pub(super) fn workout(&mut self, written: &Written) -> Workout<Lift> {
        let read = self.reader.read(written);
        self.lifts(&read)
    }

    /// What reads workout lines.
    pub(super) fn reader(&self) -> Reader<'a> {
        self.reader
    }

    /// What lines that are read mean.
    pub(super) fn lifts(&mut self, read: &Checked<Workout<Word>>) -> Workout<Lift> {
        read.clone().into(self.report).map(|name| {
            let exercise = self.exercise(&name);
            Lift { name, exercise }
        })
    }

    /// The exercise of this name.
    pub(super) fn exercise(&mut self, name: &Word) -> Option<Id<Exercise>> {
        match self.find(&[Kind::Exercise], name, Rule::UnknownExercise, "exercise")? {
            Ref::Exercise(id) => Some(id),
            _ => None,
        }
    }

    /// The author of this name.
    pub(super) fn author(&mut self, name: &Word) -> Option<Id<Author>> {
        match self.find(&[Kind::Author], name, Rule::UnknownAuthor, "author")? {
            Ref::Author(id) => Some(id),
            _ => None,
        }
    }

    /// The group of this name.
    pub(super) fn group(&mut self, name: &Word) -> Option<Id<Group>> {
        match self.find(&[Kind::Group], name, Rule::UnknownGroup, "muscle group")? {
            Ref::Group(id) => Some(id),
            _ => None,
        }
    }

    /// The muscle of this name, perhaps by a part of it.
    pub(super) fn muscle(&mut self, name: &Word) -> Option<Worked> {
        match self.find(&Kind::MUSCLES, name, Rule::UnknownMuscle, "muscle")? {
            Ref::Muscle(muscle) => Some(Worked { muscle, part: None }),
            Ref::Part(part) => Some(Worked { muscle: (*self.parents.get(part.index())?)?, part: Some(part) }),
            _ => None,
        }
    }

    /// Whether a muscle or a part has this name, even a part of nothing that is known.
    pub(super) fn has_muscle(&self, name: &Word) -> bool {
        self.names.find(&Kind::MUSCLES, name).is_some()
    }

    /// The muscle or group of this name.
    pub(super) fn target(&mut self, name: &Word) -> Option<Target> {
        match self.find(&Kind::TARGETS, name, Rule::UnknownTarget, "muscle or group")? {
            Ref::Group(id) => Some(Target::Group(id)),
            Ref::Muscle(id) => Some(Target::Muscle(id)),
            Ref::Part(part) => (*self.parents.get(part.index())?).map(Target::Muscle),
            _ => None,
        }
    }

    fn related(&mut self, name: &Word) -> Option<Ref> {
        self.find(&Kind::ALL, name, Rule::UnknownLink, "page")
    }

    fn find(&mut self, kinds: &[Kind], name: &Word, rule: Rule, what: &str) -> Option<Ref> {
        let found = self.names.find(kinds, name);
        if found.is_none() {
            self.report.push(unknown(self.names, &self.patience, kinds, name, name.span, rule, what));
        }
        found
    }
}

/// A generated workout before its turn: the generator wants the whole guide.
fn generated(fence: &GenerateFence) -> Generated {
    Generated { title: fence.title.clone(), span: fence.span, asked: fence.asked.clone(), answer: None, workouts: Vec::new() }
}

/// The finding about a name that names nothing, with the name that was probably meant.
pub(crate) fn unknown(names: &Names, patience: &Patience, kinds: &[Kind], text: &str, span: Span, rule: Rule, what: &str) -> Finding {
    let finding = Finding::new(rule, span, format!("no {what} is called `{}`", text.trim()));
    if let Some(help) = elsewhere(names, kinds, text, what) {
        return finding.help(help);
    }
    match names.near_within(kinds, text, patience) {
        Some(near) => finding.help(format!("{} with a similar name exists: `{near}`", words::one(what))).guess(near),
        None => finding.help(match rule {
            Rule::UnknownExercise => "write its page in `content/exercises/`, or use the name of one that is there".to_owned(),
            Rule::UnknownAuthor => "write a page for the author in `content/authors/`".to_owned(),
            _ => format!("check the spelling, or add the {what}"),
        }),
    }
}

/// A word on a thing of another kind that has the name.
fn elsewhere(names: &Names, kinds: &[Kind], text: &str, what: &str) -> Option<String> {
    let thing = names.find(&Kind::ALL, text).filter(|thing| !kinds.contains(&thing.kind()))?;
    Some(format!("`{}` is the name of {}; write the name of {} here", text.trim(), words::one(thing.kind().name()), words::one(what)))
}
