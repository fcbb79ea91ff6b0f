//! The muscles and groups that every guide has: data, read like any content.

use std::sync::LazyLock;

use crate::base::Slug;
use crate::diag::{Finding, Report, Rule};
use crate::source::{FileId, Sources};
use crate::training::library::{Group, Muscle};

use super::Kind;
use super::common::{Title, common};
use super::fences::Fences;
use super::fields::Fields;
use super::prose;
use super::yaml::{Node, Text, Value, read as read_yaml};

const MUSCLES: &str = include_str!("muscles.yaml");

/// What [`read`] gives, read once.
static READ: LazyLock<(Vec<Muscle>, Vec<Group>, Report)> = LazyLock::new(read_data);

/// The built-in muscles and groups, and what is wrong with their data (a test shows that nothing is).
///
/// They have no file; each name in them has an empty span at the top of the guide's first file.
pub(super) fn read() -> (Vec<Muscle>, Vec<Group>, Report) {
    READ.clone()
}

fn read_data() -> (Vec<Muscle>, Vec<Group>, Report) {
    let mut report = Report::default();
    let (mut muscles, mut groups) = (Vec::new(), Vec::new());
    let mut text = Text::built_in(first_file(), MUSCLES);
    let Some(tree) = read_yaml(&mut text, &mut report) else { return (muscles, groups, report) };
    let place = text.span(0..0);
    let mut f = Fields::new(&text, &tree.root, &["groups", "muscles"], "the built-in data", place);
    for (id, node) in entries(f.node("groups"), &mut f.report) {
        let mut inner = Fields::new(&text, node, Kind::Group.keys(), "a group", place);
        let common = common(&mut inner, id, None, Title::Needed, Kind::Group, Fences::default());
        groups.push(prose::group(&mut inner, common));
        f.close(inner);
    }
    for (id, node) in entries(f.node("muscles"), &mut f.report) {
        let mut inner = Fields::new(&text, node, Kind::Muscle.keys(), "a muscle", place);
        let common = common(&mut inner, id, None, Title::Needed, Kind::Muscle, Fences::default());
        muscles.push(prose::muscle(&mut inner, common));
        f.close(inner);
    }
    report.append(f.report);
    (muscles, groups, report)
}

/// The entries of a map by id.
fn entries<'a>(node: Option<&'a Node>, report: &mut Report) -> Vec<(Slug, &'a Node)> {
    let Some(Node { value: Value::Map(entries), .. }) = node else { return Vec::new() };
    let mut out = Vec::new();
    for entry in entries {
        match entry.key.text().and_then(Slug::new) {
            Some(id) => out.push((id, &entry.value)),
            None => report.push(Finding::new(Rule::BadId, None, format!("{:?} is not an id", entry.key.text()))),
        }
    }
    out
}

/// The id of any guide's first file.
fn first_file() -> FileId {
    let one = Sources::from_iter([("a", "")]);
    one.find("a").expect("the file was just put there")
}

/// A muscle's file on top of a built-in muscle: what it says wins, its other names come on top.
pub(super) fn muscle_over(base: &Muscle, file: Muscle) -> Muscle {
    Muscle {
        common: over(&base.common, file.common),
        latin: file.latin.or_else(|| base.latin.clone()),
        groups: or(file.groups, &base.groups),
        view: file.view.or(base.view),
        parent: file.parent.or_else(|| base.parent.clone()),
        function: file.function.or_else(|| base.function.clone()),
        antagonist: or(file.antagonist, &base.antagonist),
    }
}

/// A group's file on top of a built-in group.
pub(super) fn group_over(base: &Group, file: Group) -> Group {
    Group {
        common: over(&base.common, file.common),
        function: file.function.or_else(|| base.function.clone()),
        muscles: or(file.muscles, &base.muscles),
    }
}

fn over(base: &crate::training::library::Common, mut file: crate::training::library::Common) -> crate::training::library::Common {
    if file.title.is_empty() {
        file.title = base.title.clone();
    }
    let known: Vec<_> = base.aliases.iter().filter(|a| file.aliases.iter().all(|b| a.text != b.text)).cloned().collect();
    file.aliases.extend(known);
    file
}

fn or<T: Clone>(file: Vec<T>, base: &[T]) -> Vec<T> {
    if file.is_empty() { base.to_vec() } else { file }
}

#[cfg(test)]
mod tests {
    use super::read;
    use std::collections::BTreeSet;

    #[test]
    fn the_built_in_muscles_are_whole() {
        let (muscles, groups, report) = read();
        assert_eq!(report.findings, []);
        assert_eq!(muscles.iter().filter(|m| m.parent.is_none()).count(), 23);
        assert_eq!(groups.len(), 8);
        let ids: BTreeSet<&str> = muscles.iter().map(|m| m.common.id.as_str()).collect();
        let group_ids: BTreeSet<&str> = groups.iter().map(|g| g.common.id.as_str()).collect();
        assert_eq!(ids.len(), muscles.len());
        for muscle in &muscles {
            let id = muscle.common.id.as_str();
            let function = muscle.function.as_deref().unwrap_or_default();
            assert!(function.ends_with('.') && function.len() > 30, "{id}: {function}");
            assert!(muscle.parent.as_ref().is_none_or(|p| ids.contains(&*p.text)), "{id}");
            assert!(muscle.antagonist.iter().all(|a| ids.contains(&*a.text)), "{id}");
            assert!(muscle.groups.iter().all(|g| group_ids.contains(&*g.text)), "{id}");
            assert_eq!(muscle.parent.is_none(), !muscle.groups.is_empty() && muscle.view.is_some() && muscle.latin.is_some(), "{id}");
        }
        for group in &groups {
            let id = group.common.id.as_str();
            assert!(group.function.as_deref().is_some_and(|f| f.ends_with('.')), "{id}");
            assert!(muscles.iter().any(|m| m.groups.iter().any(|g| &*g.text == id)), "{id}");
        }
    }

    #[test]
    fn no_two_muscles_share_a_name() {
        use crate::base::words::fold;
        let (muscles, groups, _) = read();
        let mut seen = BTreeSet::new();
        for common in muscles.iter().map(|m| &m.common) {
            let names: BTreeSet<String> =
                [common.id.as_str(), &common.title].into_iter().chain(common.aliases.iter().map(|a| &*a.text)).map(fold).collect();
            for name in names {
                assert!(seen.insert(name.clone()), "{name} names two muscles");
            }
        }
        assert!(groups.iter().all(|g| !g.common.title.is_empty()));
    }
}
