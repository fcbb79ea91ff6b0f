//! The order of things, and the table of all names.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{Slug, words};
use crate::diag::{Finding, Report, Rule};
use crate::source::Span;
use crate::training::guide::Ref;
use crate::training::library::{Common, Library};
use crate::training::names::{Kind, Names};
use crate::training::table::id;

/// Puts every kind but muscles and groups in the order of its ids; of two with one id the second goes, with a finding.
pub(super) fn order(library: &mut Library, report: &mut Report) {
    by_id(&mut library.exercises, Kind::Exercise, |x| &x.common, report);
    by_id(&mut library.programs, Kind::Program, |x| &x.common, report);
    by_id(&mut library.articles, Kind::Article, |x| &x.common, report);
    by_id(&mut library.terms, Kind::Term, |x| &x.common, report);
    by_id(&mut library.authors, Kind::Author, |x| &x.common, report);
    by_id(&mut library.pages, Kind::Page, |x| &x.common, report);
    unique(&mut library.muscles, Kind::Muscle, |x| &x.common, report);
    unique(&mut library.groups, Kind::Group, |x| &x.common, report);
}

fn by_id<T>(rows: &mut Vec<T>, kind: Kind, common: fn(&T) -> &Common, report: &mut Report) {
    rows.sort_by(|a, b| (&common(a).id, common(a).file).cmp(&(&common(b).id, common(b).file)));
    unique(rows, kind, common, report);
}

fn unique<T>(rows: &mut Vec<T>, kind: Kind, common: fn(&T) -> &Common, report: &mut Report) {
    let mut seen: BTreeMap<Slug, Option<Span>> = BTreeMap::new();
    rows.retain(|row| {
        let Common { id, place, .. } = common(row);
        let Some(first) = seen.get(id) else {
            seen.insert(id.clone(), *place);
            return true;
        };
        let mut finding = Finding::new(Rule::DuplicateId, *place, format!("another {} has the id `{id}` already", kind.name()))
            .help("an id is the file's name without `.md`: rename one of the two files");
        if let Some(first) = first {
            finding = finding.see(*first, "the other one");
        }
        report.push(finding);
        false
    });
}

/// The table of all names. Ids come first, then titles, then aliases, so that a title wins over an alias.
pub(super) fn names(library: &Library, report: &mut Report) -> Names {
    let mut table = Naming { names: Names::default(), places: BTreeMap::new(), report };
    let muscles: Vec<(&Common, bool)> = library.muscles.iter().map(|m| (&m.common, m.parent.is_some())).collect();
    table.kind(Kind::Exercise, library.exercises.iter().map(|x| &x.common), |i| Ref::Exercise(id(i)));
    table.kind(Kind::Muscle, muscles.iter().filter(|m| !m.1).map(|m| m.0), |i| Ref::Muscle(id(i)));
    table.kind(Kind::Part, muscles.iter().filter(|m| m.1).map(|m| m.0), |i| Ref::Part(id(i)));
    table.kind(Kind::Group, library.groups.iter().map(|x| &x.common), |i| Ref::Group(id(i)));
    table.kind(Kind::Program, library.programs.iter().map(|x| &x.common), |i| Ref::Program(id(i)));
    table.kind(Kind::Article, library.articles.iter().map(|x| &x.common), |i| Ref::Article(id(i)));
    table.kind(Kind::Term, library.terms.iter().map(|x| &x.common), |i| Ref::Term(id(i)));
    table.kind(Kind::Page, library.pages.iter().map(|x| &x.common), |i| Ref::Page(id(i)));
    table.kind(Kind::Author, library.authors.iter().map(|x| &x.common), |i| Ref::Author(id(i)));
    table.names
}

struct Naming<'r> {
    names: Names,
    /// Where each thing is named, for the findings about two of one name.
    places: BTreeMap<Ref, (Option<Span>, Arc<str>)>,
    report: &'r mut Report,
}

impl Naming<'_> {
    fn kind<'l>(&mut self, kind: Kind, things: impl Iterator<Item = &'l Common> + Clone, thing: fn(usize) -> Ref) {
        for (i, common) in things.clone().enumerate() {
            self.places.insert(thing(i), (common.place, common.title.clone()));
            self.name(kind, &Arc::from(common.id.as_str()), thing(i), common.place);
        }
        for (i, common) in things.clone().enumerate() {
            self.name(kind, &common.title, thing(i), common.place);
        }
        for (i, common) in things.enumerate() {
            for alias in &common.aliases {
                // Built-in names stand in no file of the guide, and whatever place they carry is none.
                let place = if common.file == Some(alias.span.file) { Some(alias.span) } else { common.place };
                self.name(kind, &alias.text, thing(i), place);
            }
        }
    }

    fn name(&mut self, kind: Kind, name: &Arc<str>, thing: Ref, span: Option<Span>) {
        let Some(other) = self.names.add(kind, name, thing) else { return };
        let (place, title) = &self.places[&other];
        // Of a name in a file and a built-in one the file's is the one to change.
        let (span, title, other_place) = match (span, place) {
            (None, Some(place)) => (Some(*place), &self.places[&thing].1, None),
            _ => (span, title, *place),
        };
        let message = if words::fold(name) == words::fold(title) {
            format!("another {} is called `{title}`", kind.name())
        } else {
            format!("`{name}` is also a name of the {} `{title}`", kind.name())
        };
        let help = match other_place {
            Some(_) => {
                "names that differ only in case, spaces, hyphens or a plural count as one: give one of the two another name".to_owned()
            }
            None => format!("every guide has `{title}`: write another name here"),
        };
        let finding = Finding::new(Rule::DuplicateName, span, message).help(help);
        self.report.push(match other_place {
            Some(place) => finding.see(place, format!("`{title}`")),
            None => finding,
        });
    }
}
