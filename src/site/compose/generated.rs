//! Worked-out workouts: their tables, the pages of pairs, and the page about the method.

use std::sync::Arc;

use crate::base::words;
use crate::site::samples::{Pair, Sample as Found, method};
use crate::site::view::{
    Asked, AskedNote, Head, Intro, Link, MethodRule, MethodView, PairCell, PairLine, PairOrder, PairView, Reason, Sample, WorkoutTable,
};
use crate::source::Span;
use crate::training::generate::{Answer, Must, Order, Request, Session};
use crate::training::guide::Ref;

use super::Desk;
use super::workout::Table;

/// A table's heading and its level.
type Heading<'a> = (Option<&'a Arc<str>>, u8);

impl Desk<'_> {
    /// Sample workouts, each under its title; ids begin with `sample`.
    pub(super) fn samples(&self, found: &[Found]) -> Vec<Sample> {
        let sample = |(n, found): (usize, &Found)| {
            let id = format!("sample-{}", n + 1);
            let session = found.answer.sessions.first()?;
            let table = self.session_table(&found.answer, session, &format!("{id}-table"), (None, 4));
            Some(Sample { id, title: found.title.clone(), table })
        };
        found.iter().enumerate().filter_map(sample).collect()
    }

    /// A worked-out session as a table: a reason for each row, what was asked for, and what to know.
    pub(super) fn session_table(&self, answer: &Answer, session: &Session, id: &str, (title, level): Heading<'_>) -> WorkoutTable {
        let Some(at) = self.anywhere() else { return WorkoutTable::default() };
        let workout = session.to_workout(self.guide(), at);
        let mut table = self.workout(&Table { id: id.to_owned(), title, level, day: None, stated: None, workout: &workout, log: false });
        self.reasons(&mut table, answer, session);
        table
    }

    /// Adds to a session's table why each row is there, and what was asked for.
    pub(super) fn reasons(&self, table: &mut WorkoutTable, answer: &Answer, session: &Session) {
        for (row, made) in table.rows.iter_mut().zip(&session.rows) {
            row.reasons = made.why.iter().map(|why| Reason { text: why.text.clone(), href: Some(self.rule_href(why.rule)) }).collect();
        }
        table.has_notes = true;
        table.asked = Some(Asked {
            text: self.asked(&answer.request),
            href: Some(method().from(&self.from)),
            notes: answer.notes.iter().map(|n| AskedNote { kind: n.kind.id().to_owned(), text: n.text.clone() }).collect(),
        });
    }

    /// Where a rule is explained: the guide's own mark for it, else the page about the method.
    fn rule_href(&self, rule: Must) -> String {
        let id = rule.id().to_lowercase();
        match self.site.marks.get(&id) {
            Some(address) => address.from(&self.from),
            None => format!("{}#{id}", method().from(&self.from)),
        }
    }

    /// A request in a reader's words.
    fn asked(&self, request: &Request) -> String {
        let guide = self.guide();
        let title = |thing: Ref| words::lower_first(&guide.meta(thing).title);
        let targets: Vec<String> = request.targets.iter().map(|aim| title(aim.target.thing())).collect();
        let mut parts = vec![words::capital(&words::list(&targets))];
        if targets.len() > 1 {
            parts.push(match request.order {
                Order::Alternating => "alternating".to_owned(),
                Order::Sequential => "one after the other".to_owned(),
                Order::First(target) => format!("{} first", title(target.thing())),
                Order::LiftFirst => "the main lift first".to_owned(),
            });
        }
        parts.push(format!("at most {} minutes", request.minutes));
        let article = if request.level.id().starts_with(['a', 'i']) { "an" } else { "a" };
        parts.push(format!("for {article} {} lifter", request.level));
        parts.push(format!("for {}", words::lower_first(request.goal.title())));
        parts.push(match &request.equipment {
            None => "with any equipment".to_owned(),
            Some(list) if list.is_empty() => "without equipment".to_owned(),
            Some(list) if list.len() > 4 => "with the guide’s usual equipment".to_owned(),
            Some(list) => {
                let names: Vec<String> = list.iter().map(|e| words::lower_first(&crate::site::crosslinks::equipment_title(e))).collect();
                format!("with {}", words::list(&names))
            }
        });
        if let Some(muscle) = request.lagging {
            parts.push(format!("the {} first", title(Ref::Muscle(muscle))));
        }
        if !request.flags.is_empty() {
            let flags: Vec<String> = request.flags.iter().map(|flag| words::lower_first(&words::title_of(flag))).collect();
            parts.push(format!("sparing the {}", words::list(&flags)));
        }
        parts.join(", ")
    }

    /// Any place in the guide: a table that no one wrote stands nowhere, and what is drawn of it names no place.
    fn anywhere(&self) -> Option<Span> {
        self.site.sources.files().next().map(|(id, _)| Span::new(id, 0..0))
    }

    /// `Back and legs in one session`.
    pub(in crate::site) fn pair_title(&self, pair: &Pair) -> String {
        let names = pair.targets.map(|target| self.guide().meta(target.thing()).title.to_string());
        format!("{} and {} in one session", names[0], words::lower_first(&names[1]))
    }

    pub(super) fn pair(&self, pair: &Pair) -> PairView {
        let guide = self.guide();
        let title = self.pair_title(pair);
        let lede = "The same hour in every order, worked out by the same rules. Pick by what matters most to you.";
        let description = format!("{title}, in every order and by the same rules: pick by what matters most to you.");
        let samples = self.samples(&pair.orders);
        let orders = pair.orders.iter().zip(&samples).filter_map(|(found, sample)| self.pair_order(found, sample)).collect();
        let section = Some(crate::site::plan::Section::Programs);
        let head = self.head("pair", pair.path(guide).as_str(), &title, Some(&description), section);
        PairView {
            head: Head { has_workouts: true, ..head },
            crumbs: self.crumbs(section, &title),
            intro: Intro { kicker: Some("Worked out".to_owned()), title, lede: Some(lede.to_owned()), actions: true, ..Intro::default() },
            orders,
            same: Self::alike(pair),
            lines: self.pair_lines(pair),
            samples,
        }
    }

    /// Orders whose sessions have the same rows, a sentence for each set of them.
    fn alike(pair: &Pair) -> Vec<String> {
        let rows = |found: &Found| {
            let session = found.answer.sessions.first()?;
            Some(session.rows.iter().map(|row| (row.exercise, row.rx.shown())).collect::<Vec<_>>())
        };
        let mut seen: Vec<(Vec<_>, Vec<String>)> = Vec::new();
        for (found, rows) in pair.orders.iter().filter_map(|found| Some((found, rows(found)?))) {
            match seen.iter_mut().find(|(other, _)| *other == rows) {
                Some((_, titles)) => titles.push(found.title.clone()),
                None => seen.push((rows, vec![found.title.clone()])),
            }
        }
        let say = |titles: Vec<String>| {
            let titles: Vec<String> = titles.iter().map(|title| format!("“{title}”")).collect();
            format!("{} come out the same here: the rules and the exercises leave but one good order.", words::list(&titles))
        };
        seen.into_iter().filter(|(_, titles)| titles.len() > 1).map(|(_, titles)| say(titles)).collect()
    }

    /// The exercises of every order, place by place.
    fn pair_lines(&self, pair: &Pair) -> Vec<PairLine> {
        let sessions: Vec<(&Found, &Session)> =
            pair.orders.iter().filter_map(|found| Some((found, found.answer.sessions.first()?))).collect();
        let longest = sessions.iter().map(|(_, session)| session.rows.len()).max().unwrap_or(0);
        let cell = |at: usize, (found, session): &(&Found, &Session)| {
            let row = session.rows.get(at);
            PairCell {
                order: found.title.clone(),
                lift: row.map(|row| self.link(Ref::Exercise(row.exercise))),
                effort: row.map(|row| row.rx.shown()).unwrap_or_default(),
            }
        };
        (0..longest).map(|at| PairLine { place: at + 1, cells: sessions.iter().map(|s| cell(at, s)).collect() }).collect()
    }

    fn pair_order(&self, found: &Found, sample: &Sample) -> Option<PairOrder> {
        let session = found.answer.sessions.first()?;
        let first = session.rows.first()?;
        let suits = match found.answer.request.order {
            Order::First(target) => {
                format!("Who wants the {} to grow or get stronger first", words::lower_first(&self.guide().meta(target.thing()).title))
            }
            Order::Alternating => "Who has little time, or wants to build work capacity".to_owned(),
            Order::Sequential | Order::LiftFirst => "Who likes the pump and muscular endurance".to_owned(),
        };
        let half = session.sets_twice();
        Some(PairOrder {
            order: Link { title: found.title.clone(), href: Some(format!("#{}", sample.id)) },
            suits,
            first: self.link(Ref::Exercise(first.exercise)),
            minutes: format!("{} min", session.minutes()),
            sets: if half.is_multiple_of(2) { format!("{}", half / 2) } else { format!("{}½", half / 2) },
            spine: session.points.to_string(),
        })
    }

    pub(super) fn method(&self) -> MethodView {
        let lede = "The rules by which workouts are put together from this guide’s exercises: order, spine, sets and time. The same request gives the same table every time.";
        let rule = |rule: &Must| MethodRule {
            id: rule.id().to_lowercase(),
            title: format!("{}: {}", rule.id(), rule.name()),
            text: rule.text().to_owned(),
        };
        MethodView {
            head: self.head("method", "", "How workouts are worked out", Some(lede), None),
            crumbs: self.crumbs(None, "How workouts are worked out"),
            intro: Intro { title: "How workouts are worked out".to_owned(), lede: Some(lede.to_owned()), ..Intro::default() },
            rules: Must::ALL.iter().map(rule).collect(),
        }
    }
}
