//! The guide that ships says everything that it was made to say: names, muscles, sample workouts, rules and claims.
//!
//! The tables beside this file hold the facts; each is looked for in the guide's model and on its drawn pages.

mod structures;

use ironleaf::base::OutPath;
use ironleaf::site::address;
use ironleaf::training::guide::{Guide, Lift, Ref};
use ironleaf::training::names::Kind;
use ironleaf::training::prescription::{Item, SectionKind, Work, Workout};
use scraper::{ElementRef, Html, Selector};

use crate::{SHIPPED, walk};

/// The guide that ships.
pub(crate) fn guide() -> &'static Guide {
    SHIPPED.1.value.guide()
}

/// The lines of a table, without comments and empty ones.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// `kind id: one, two` → the kind, the id and the list.
fn entry(line: &'static str) -> (&'static str, &'static str, Vec<&'static str>) {
    let (head, list) = line.split_once(':').unwrap_or_else(|| panic!("no colon in `{line}`"));
    let (kind, id) = head.split_once(' ').unwrap_or_else(|| panic!("no kind in `{line}`"));
    (kind, id.trim(), list.split(',').map(str::trim).collect())
}

/// What has a name, of one kind (`part` is a muscle's).
fn find(kind: &str, name: &str) -> Option<Ref> {
    let part = if kind == "part" { "sub-muscle" } else { kind };
    guide().names.find(Kind::find(part).unwrap_or_else(|| panic!("no kind is called `{kind}`")), name)
}

/// The thing of an id, which must be.
fn thing(kind: &str, id: &str) -> Ref {
    let found = find(kind, id).filter(|found| *guide().meta(*found).id == *id);
    found.unwrap_or_else(|| panic!("the guide has no {kind} `{id}`"))
}

fn none(missing: &[String]) {
    assert!(missing.is_empty(), "{} missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn every_name_finds_its_thing() {
    let mut missing = Vec::new();
    for line in lines(include_str!("facts/names.txt")) {
        let (kind, id, names) = entry(line);
        for name in names {
            match find(kind, name).map(|found| guide().meta(found)) {
                Some(meta) if *meta.id == *id => {}
                Some(meta) => missing.push(format!("`{name}` is `{}`, not `{id}`", meta.id)),
                None => missing.push(format!("`{name}` is no {kind}; it should be `{id}`")),
            }
        }
    }
    none(&missing);
}

#[test]
fn muscles_are_where_they_belong_and_exercises_work_them() {
    let guide = guide();
    let mut missing = Vec::new();
    for line in lines(include_str!("facts/muscles.txt")) {
        let (kind, id, names) = entry(line);
        let has: Vec<String> = match (kind, if kind == "group" { thing("group", id) } else { thing_of(id) }) {
            ("group", Ref::Group(id)) => guide.groups[id].muscles.iter().map(|m| guide.muscles[*m].meta.id.to_string()).collect(),
            ("parts", Ref::Muscle(id)) => guide.muscles[id].parts.iter().map(|p| guide.parts[*p].meta.id.to_string()).collect(),
            ("works", Ref::Exercise(id)) => {
                let works = guide.exercises[id].primary.iter().chain(&guide.exercises[id].secondary);
                works.map(|w| guide.muscles[w.muscle].meta.id.to_string()).collect()
            }
            ("pattern", Ref::Exercise(id)) => guide.exercises[id].pattern.iter().map(ToString::to_string).collect(),
            ("bias", Ref::Exercise(id)) => vec![guide.exercises[id].bias.to_string()],
            _ => panic!("`{line}` says nothing that can be looked up"),
        };
        missing
            .extend(names.iter().filter(|name| !has.iter().any(|h| h == *name)).map(|name| format!("{kind} {id}: no `{name}` in {has:?}")));
    }
    none(&missing);
}

fn thing_of(id: &str) -> Ref {
    find("exercise", id).or_else(|| find("muscle", id)).unwrap_or_else(|| panic!("nothing is called `{id}`"))
}

/// The workout of `program ID: session` or `article ID: title`.
fn workout(head: &'static str) -> &'static Workout<Lift> {
    let (kind, id, _) = entry(head);
    let name = head.split_once(':').unwrap().1.trim();
    let found = match thing(kind, id) {
        Ref::Program(id) => {
            let sessions = guide().programs[id].phases.iter().flat_map(|phase| &phase.sessions);
            sessions.filter(|session| &*session.name == name).map(|session| &session.workout).next()
        }
        other => {
            let fences = guide().meta(other).fences.iter();
            fences.filter(|fence| fence.title.as_deref() == Some(name)).map(|fence| &fence.workout).next()
        }
    };
    found.unwrap_or_else(|| panic!("no workout `{head}`"))
}

/// A row in the table's form: label, exercises by id, sets and reps, seconds of lowering where a tempo is written.
fn row(item: &Item<Lift>) -> [String; 4] {
    let label = item.label.map(|l| format!("{}{}", l.letter, l.index.map(|i| i.to_string()).unwrap_or_default()));
    let [names] = &item.partners[..] else { panic!("{item:?} is more than one exercise") };
    let id = |lift: &Lift| lift.exercise.map(|id| guide().exercises[id].meta.id.to_string()).unwrap_or_default();
    let Work::Sets(groups) = &item.rx.work else { panic!("{item:?} has no sets") };
    let [group] = &groups[..] else { panic!("{item:?} has several groups of sets") };
    [
        label.unwrap_or_default(),
        names.iter().map(id).collect::<Vec<_>>().join(", "),
        format!("{} x {}", group.sets, group.dose),
        item.rx.tempo.and_then(|tempo| tempo.0[0]).map(|lowering| lowering.to_string()).unwrap_or_default(),
    ]
}

/// A row of the table, its exercises by id; `-` is anything.
fn wanted(line: &'static str) -> [String; 4] {
    let cell = |n: usize| line.split('|').nth(n).map(str::trim).unwrap_or_default();
    let id = |name: &str| {
        let found = find("exercise", name).unwrap_or_else(|| panic!("no exercise is called `{name}`"));
        guide().meta(found).id.to_string()
    };
    let names = if cell(1) == "-" { "-".into() } else { cell(1).split(',').map(|name| id(name.trim())).collect::<Vec<_>>().join(", ") };
    [cell(0).into(), names, cell(2).into(), cell(3).into()]
}

fn same(want: &[String; 4], has: &[String; 4]) -> bool {
    want.iter().zip(has).enumerate().all(|(n, (want, has))| want == "-" || want == has || (n == 3 && want.is_empty()))
}

#[test]
fn every_sample_workout_is_there_with_its_sets_and_reps() {
    let mut missing = Vec::new();
    let blocks = include_str!("facts/workouts.txt").split_inclusive('\n').fold(Vec::<Vec<&str>>::new(), |mut blocks, line| {
        let line = line.trim();
        if ["program ", "article ", "within "].iter().any(|word| line.starts_with(word)) {
            blocks.push(vec![line]);
        } else if let Some(block) = blocks.last_mut().filter(|_| !line.is_empty() && !line.starts_with('#')) {
            block.push(line);
        }
        blocks
    });
    for block in blocks {
        let head = block[0].strip_prefix("within ").unwrap_or(block[0]);
        let workout = workout(head);
        let has: Vec<_> = workout.items().map(row).collect();
        let want: Vec<_> = block[1..].iter().filter(|line| line.contains('|')).map(|line| wanted(line)).collect();
        let alike = |has: &[[String; 4]]| has.len() == want.len() && want.iter().zip(has).all(|(want, has)| same(want, has));
        if !(if block[0] == head { alike(&has) } else { has.windows(want.len()).any(alike) }) {
            missing.push(format!("{}\n  wanted {want:?}\n  has    {has:?}", block[0]));
        }
        for line in block[1..].iter().filter(|line| !line.contains('|')) {
            let (word, rest) = line.split_once(' ').unwrap();
            let kind = if word == "warm-up" { SectionKind::WarmUp } else { SectionKind::CoolDown };
            let section = workout.section(kind).unwrap_or_else(|| panic!("{head}: no {word}"));
            let items: Vec<&str> = section.items.iter().map(|item| &*item.text).collect();
            let has = format!("{}: {}", section.time.map(|time| time.to_string()).unwrap_or_default(), items.join(", "));
            if has != rest {
                missing.push(format!("{head}: {word} {rest}, not {has}"));
            }
        }
    }
    none(&missing);
}

/// The words from the element with an id to the next heading that is not below it; of a mark within a paragraph or
/// an item, that block's.
fn said_at(page: &Html, id: &str) -> Option<usize> {
    let mark = page.select(&Selector::parse(&format!("[id=\"{id}\"]")).ok()?).next()?;
    let words = |e: ElementRef<'_>| e.text().collect::<String>().split_whitespace().count();
    let level = |e: &ElementRef<'_>| e.value().name().strip_prefix('h').and_then(|n| n.parse::<u8>().ok());
    let Some(own) = level(&mark) else {
        return mark.ancestors().filter_map(ElementRef::wrap).find(|e| ["p", "li", "td"].contains(&e.value().name())).map(words);
    };
    let after = mark.next_siblings().filter_map(ElementRef::wrap);
    Some(after.take_while(|e| level(e).is_none_or(|level| level > own)).map(words).sum())
}

#[test]
fn every_rule_and_claim_is_said_where_it_can_be_linked_to() {
    let table: Vec<Vec<&str>> = lines(include_str!("facts/anchors.txt")).map(|line| line.split(' ').collect()).collect();
    let mut missing = Vec::new();
    for name in (1..=44).map(|n| format!("R{n:02}")).chain((1..=30).map(|n| format!("C{n:02}"))) {
        if !table.iter().any(|row| row[0] == name) {
            missing.push(format!("{name} is in no row of the table"));
        }
    }
    for row in table {
        let [name, kind, id] = row[..] else { panic!("{row:?}") };
        let path: OutPath = address::of(guide(), thing(kind, id)).path;
        let page = Html::parse_document(&walk::text(&SHIPPED.1.value, &path));
        match said_at(&page, &name.to_lowercase()) {
            Some(words) if words >= 15 => {}
            Some(words) => missing.push(format!("{name}: {words} words at {path}")),
            None => missing.push(format!("{name}: no place for it at {path}")),
        }
    }
    none(&missing);
}

#[test]
fn an_empty_section_is_no_place_for_a_claim() {
    let page = Html::parse_document(
        r#"<h2 id="a">A rule</h2><p>One two.</p><h3>More</h3><p>three</p><h2 id="b">B</h2><h2>C</h2><ul><li><a id="d"></a>Four</li></ul>"#,
    );
    let case = |id: &str, want: Option<usize>| assert_eq!(said_at(&page, id), want, "{id}");
    case("a", Some(4));
    case("b", Some(0));
    case("d", Some(1));
    case("z", None);
}
