//! Every hard rule, checked from outside: what is here shares nothing with the search.

use std::cell::RefCell;
use std::collections::BTreeSet;

use ironleaf::training::Id;
use ironleaf::training::generate::{Answer, Order, Request, Row, Session, Slot, Supersets};
use ironleaf::training::guide::{Exercise, Guide, Lift, Target};
use ironleaf::training::prescription::{Dose, LoadKind, Work, Workout, parse_rx};
use ironleaf::training::stations::Near;
use ironleaf::training::terms::{Goal, Level, Mechanic, Pattern};
use ironleaf::training::{spine, time, volume};
use ironleaf::source::Span;

/// What breaks a rule; empty where all is well.
pub(crate) fn faults(guide: &Guide, near: &Near, request: &Request, answer: &Answer, at: Span) -> Vec<String> {
    let found = RefCell::new(Vec::new());
    for session in &answer.sessions {
        let workout = session.to_workout(guide, at);
        Checker { guide, near, request, session, workout, faults: &found }.check();
    }
    let mut faults = found.into_inner();
    if answer.sessions.len() != request.sessions as usize {
        faults.push(format!("{} sessions", answer.sessions.len()));
    }
    if answer.sessions.windows(2).any(|pair| pair[0].points < pair[1].points) {
        faults.push("a lighter day first".to_owned());
    }
    for (i, a) in answer.sessions.iter().enumerate() {
        for b in &answer.sessions[i + 1..] {
            let [a, b] = [a, b].map(|s| s.rows.iter().map(|row| row.exercise).collect::<BTreeSet<_>>());
            if a.intersection(&b).count() * 2 > a.len().min(b.len()) {
                faults.push("two sessions share more than half their exercises".to_owned());
            }
        }
    }
    faults
}

struct Checker<'a> {
    guide: &'a Guide,
    near: &'a Near,
    request: &'a Request,
    session: &'a Session,
    workout: Workout<Lift>,
    faults: &'a RefCell<Vec<String>>,
}

fn name(guide: &Guide, target: Target) -> String {
    guide.meta(target.thing()).id.to_string()
}

/// Whether an exercise works a muscle of the target as a prime mover, and is one that the target wants.
fn serves(guide: &Guide, target: Target, x: &Exercise) -> bool {
    use Pattern as P;
    let muscles = match target {
        Target::Muscle(id) => vec![id],
        Target::Group(id) => guide.groups[id].muscles.clone(),
    };
    let core = matches!(target, Target::Group(_)) && name(guide, target) == "core";
    let of_core = matches!(x.pattern, None | Some(P::AntiExtension | P::CoreFlexion | P::CoreRotation | P::Carry | P::HipExtension));
    x.primary.iter().any(|w| muscles.contains(&w.muscle))
        && (!core || of_core)
        && !matches!(x.pattern, Some(P::Mobility | P::Activation | P::Conditioning | P::Jump))
}

/// Whether an exercise may be used at all.
fn may(request: &Request, id: Id<Exercise>, x: &Exercise) -> bool {
    !request.exclude.contains(&id)
        && x.level <= request.level
        && !(request.level == Level::Beginner && x.axial > 2)
        && x.equipment.iter().all(|e| request.equipment.as_ref().is_none_or(|there| there.contains(e)))
        && !x.avoid_with.iter().any(|flag| request.flags.contains(flag))
        && !(request.flags.contains("low-back") && x.axial > 1)
}

fn families(name: &str) -> Vec<Vec<Pattern>> {
    use Pattern as P;
    match name {
        "legs" => vec![vec![P::Squat, P::Lunge, P::KneeExtension], vec![P::Hinge, P::Thrust, P::HipExtension, P::KneeFlexion]],
        "back" => vec![vec![P::VerticalPull], vec![P::HorizontalPull]],
        "glutes" => vec![vec![P::Thrust], vec![P::Squat, P::Lunge], vec![P::Hinge]],
        "chest" => vec![vec![P::HorizontalPush]],
        "shoulders" => vec![vec![P::VerticalPush], vec![P::LateralRaise, P::RearDelt]],
        _ => vec![],
    }
}

fn family(pattern: Option<Pattern>) -> String {
    use Pattern as P;
    match pattern {
        Some(P::Squat | P::Lunge | P::KneeExtension) => "knee".to_owned(),
        Some(P::Hinge | P::Thrust | P::HipExtension | P::KneeFlexion) => "hip".to_owned(),
        other => format!("{other:?}"),
    }
}

/// Sets and repetitions (low, high) of the goal's table.
fn table(goal: Goal, slot: Slot) -> ((u8, u8), (u16, u16)) {
    match (goal, slot) {
        (Goal::Strength, Slot::Primary) => ((4, 5), (3, 6)),
        (Goal::Strength, Slot::Secondary) => ((3, 4), (5, 8)),
        (Goal::Strength, Slot::Accessory) => ((2, 3), (8, 12)),
        (Goal::Strength, Slot::Isolation) => ((2, 2), (10, 15)),
        (Goal::Hypertrophy, Slot::Primary) => ((3, 4), (6, 10)),
        (Goal::General, Slot::Primary) => ((3, 4), (5, 8)),
        (Goal::Hypertrophy | Goal::General, Slot::Secondary) => ((3, 3), (8, 12)),
        (Goal::Hypertrophy | Goal::General, Slot::Accessory) => ((2, 3), (10, 15)),
        (Goal::Hypertrophy | Goal::General, Slot::Isolation) => ((2, 3), (12, 15)),
        (Goal::Endurance, Slot::Primary) => ((2, 3), (12, 15)),
        (Goal::Endurance, Slot::Secondary) => ((2, 3), (15, 20)),
        (Goal::Endurance, Slot::Accessory) => ((2, 2), (15, 20)),
        (Goal::Endurance, Slot::Isolation) => ((2, 2), (15, 25)),
    }
}

impl Checker<'_> {
    fn fault(&self, text: impl Into<String>) {
        self.faults.borrow_mut().push(text.into());
    }

    fn x(&self, row: &Row) -> &Exercise {
        &self.guide.exercises[row.exercise]
    }

    fn check(&self) {
        self.models();
        self.reasons();
        self.isolation_last();
        self.first();
        self.spine();
        self.allowed();
        self.supersets();
        self.served();
        self.order();
        self.sets();
    }

    /// H4, H9, H11, H12: what the models of training say of the session as a workout.
    fn models(&self) {
        let seconds = time::session(self.guide, &self.workout);
        if seconds != self.session.seconds || seconds.0 > self.request.minutes * 60 {
            self.fault(format!("H9: {} s, said {} s, asked {} min", seconds.0, self.session.seconds.0, self.request.minutes));
        }
        let points = spine::points(self.guide, &self.workout);
        if points != self.session.points || points > spine::Points::most(self.request.level) {
            self.fault(format!("H4: {points} points"));
        }
        let volume = volume::of(self.guide, &self.workout);
        if volume != self.session.volume || volume.values().any(|sets| *sets > volume::SetCredit::sets(11)) {
            self.fault(format!("H11: {volume:?}"));
        }
        for (around, each, least, most) in [(&self.session.warm_up, 10, 180, 600), (&self.session.cool_down, 5, 120, 300)] {
            if around.items.is_empty() || around.seconds.low.0 != (self.request.minutes * each).clamp(least, most) {
                return self.fault(format!("H12: {around:?}"));
            }
        }
        let glutes = self.request.targets.iter().any(|aim| name(self.guide, aim.target) == "glutes");
        if glutes && !["glute bridges", "clam shells", "hip flexor stretches"].iter().all(|i| self.session.warm_up.items.iter().any(|x| **x == **i)) {
            self.fault("H12: no activation");
        }
    }

    fn reasons(&self) {
        let mut said = BTreeSet::new();
        for row in &self.session.rows {
            if row.why.is_empty() {
                return self.fault("a row without a reason");
            }
            for reason in &row.why {
                if !said.insert(&reason.text) {
                    return self.fault(format!("said twice: {}", reason.text));
                }
            }
        }
    }

    fn isolation_last(&self) {
        let request = self.request;
        let skip = usize::from(request.main_lift.is_some() || request.lagging.is_some());
        let kinds: Vec<bool> = self.session.rows.iter().skip(skip).map(|row| self.x(row).mechanic == Mechanic::Isolation).collect();
        if !kinds.is_sorted() {
            self.fault("H1: a compound after an isolation");
        }
        for aim in &request.targets {
            let count = self.session.rows.iter().filter(|row| row.target == aim.target && row.slot == Slot::Isolation).count();
            if count > 2 {
                self.fault("H1: more than two isolation rows");
            }
            let single = match aim.target {
                Target::Muscle(_) => true,
                Target::Group(id) => self.guide.groups[id].muscles.len() == 1,
            };
            if single && self.session.rows.iter().filter(|row| row.target == aim.target).count() > 4 {
                self.fault("H11: more than four rows of a muscle");
            }
        }
        if self.session.rows.iter().any(|row| self.x(row).mechanic == Mechanic::Isolation && row.slot < Slot::Accessory) {
            self.fault("H1: an isolation with a lift's repetitions");
        }
        if self.session.rows.iter().any(|row| self.x(row).mechanic == Mechanic::Compound && row.slot == Slot::Isolation) {
            self.fault("H1: a compound as an isolation");
        }
    }

    fn first(&self) {
        let first = self.session.rows[0].exercise;
        if let Some(lift) = self.request.main_lift {
            if first != lift {
                self.fault("H2: the main lift is not first");
            }
            return;
        }
        let Some(muscle) = self.request.lagging else { return };
        let glutes = &*self.guide.muscles[muscle].meta.id == "glutes";
        let x = &self.guide.exercises[first];
        if x.primary.iter().all(|w| w.muscle != muscle) {
            return self.fault("H2: the first row does not train what lags");
        }
        let targets: Vec<Target> = self.request.targets.iter().map(|aim| aim.target).collect();
        let rivals = self.guide.exercises.iter().filter(|(id, y)| {
            may(self.request, *id, y) && y.primary.iter().any(|w| w.muscle == muscle) && targets.iter().any(|t| serves(self.guide, *t, y))
        });
        let opener = |y: &Exercise| y.mechanic == Mechanic::Compound && (y.pattern == Some(Pattern::Thrust) || y.unilateral);
        let mut rivals: Vec<&Exercise> = rivals.map(|(_, y)| y).collect();
        if glutes && rivals.iter().any(|y| opener(y)) {
            rivals.retain(|y| opener(y));
            if !opener(x) {
                self.fault("H2: glutes do not begin with a thrust or a single-leg lift");
            }
        }
        if rivals.iter().any(|y| y.tier < x.tier) {
            self.fault(format!("H2: {} is not the most demanding", x.meta.title));
        }
    }

    fn spine(&self) {
        if !spine::heavy_neighbours(self.guide, &self.workout).is_empty() {
            self.fault("H3: heavy neighbours");
        }
        let few = |row: &&Row| self.x(row).axial >= 3 && row.reps().is_some_and(|reps| reps.low + reps.high <= 12);
        let heavy: Vec<Option<Pattern>> = self.session.rows.iter().filter(few).map(|row| self.x(row).pattern).collect();
        let two = self.request.level == Level::Advanced && self.request.goal == Goal::Strength;
        let both = heavy.contains(&Some(Pattern::Squat)) && heavy.contains(&Some(Pattern::HorizontalPull));
        if heavy.len() > if two { 2 } else { 1 } || both {
            self.fault(format!("H5: {heavy:?}"));
        }
    }

    /// H6 and H7, alternatives too.
    fn allowed(&self) {
        let mut seen = BTreeSet::new();
        for row in &self.session.rows {
            for id in std::iter::once(&row.exercise).chain(&row.alternatives) {
                let x = &self.guide.exercises[*id];
                if !may(self.request, *id, x) || !serves(self.guide, row.target, x) || x.axial > self.x(row).axial {
                    return self.fault(format!("H6/H7: {}", x.meta.title));
                }
                if !seen.insert(*id) {
                    return self.fault(format!("{} twice", x.meta.title));
                }
            }
        }
    }

    fn supersets(&self) {
        let rows = &self.session.rows;
        for (i, row) in rows.iter().enumerate() {
            let Some(letter) = row.superset else { continue };
            let partners: Vec<usize> = (0..rows.len()).filter(|j| rows[*j].superset == Some(letter)).collect();
            let [a, b] = partners[..] else { return self.fault("H8: not two partners") };
            if b != a + 1 || rows[a].sets() != rows[b].sets() || (i != a && i != b) || row.label.letter != letter {
                self.fault("H8: partners apart or unlike");
            }
            let (x, y) = (self.x(&rows[a]), self.x(&rows[b]));
            let shared = x.primary.iter().any(|w| y.primary.iter().any(|v| v.muscle == w.muscle));
            let heavy = [a, b].iter().any(|j| spine::stress(self.x(&rows[*j]).axial, &rows[*j].rx).is_heavy());
            let same = x.station == y.station;
            let one_set_up = same && !["cable", "pull-up-bar", "dip-bars", "dumbbells", "kettlebell", "band", "bench", "floor"].contains(&&*x.station);
            if shared || heavy || family(x.pattern) == family(y.pattern) || one_set_up || !self.near.is_near(&x.station, &y.station) {
                self.fault(format!("H8: {} with {}", x.meta.title, y.meta.title));
            }
            let opens = self.request.main_lift.is_some() || self.request.lagging.is_some();
            if self.request.goal == Goal::Strength && a == 0 && opens {
                self.fault("H8: the main lift is paired");
            }
            if self.request.supersets == Supersets::No {
                self.fault("H8: no pairs were asked for");
            }
        }
    }

    fn served(&self) {
        for aim in &self.request.targets {
            let rows: Vec<&Exercise> =
                self.session.rows.iter().map(|row| self.x(row)).filter(|x| serves(self.guide, aim.target, x)).collect();
            let count = rows.len();
            if count < if self.request.minutes < 35 { 1 } else { 2 } {
                self.fault(format!("H10: {count} rows for {}", name(self.guide, aim.target)));
            }
            for needed in families(&name(self.guide, aim.target)) {
                let has = |x: &Exercise| x.pattern.is_some_and(|p| needed.contains(&p));
                let can = self.guide.exercises.iter().any(|(id, x)| may(self.request, id, x) && serves(self.guide, aim.target, x) && has(x));
                if count >= 3 && can && !rows.iter().any(|x| has(x)) {
                    self.fault(format!("H10: {needed:?} missing for {}", name(self.guide, aim.target)));
                }
            }
        }
        for row in &self.session.rows {
            if !serves(self.guide, row.target, self.x(row)) {
                self.fault(format!("H10: {} serves no target", self.x(row).meta.title));
            }
        }
    }

    fn order(&self) {
        let rows = &self.session.rows;
        let targets: Vec<Target> = self.request.targets.iter().map(|aim| aim.target).collect();
        let both = |row: &Row| targets.iter().filter(|t| serves(self.guide, **t, self.x(row))).count() > 1;
        let compound = |row: &Row| self.x(row).mechanic == Mechanic::Compound;
        match self.request.order {
            Order::Alternating | Order::LiftFirst if targets.len() > 1 => {
                if rows.windows(2).any(|pair| pair[0].target == pair[1].target && !both(&pair[0]) && !both(&pair[1])) {
                    self.fault("H13: neighbours of one target");
                }
            }
            Order::First(x) => {
                let other = rows.iter().position(|row| row.target != x).unwrap_or(rows.len());
                if rows[other..].iter().any(|row| row.target == x && compound(row)) {
                    self.fault("H13: a compound of what comes first after another target's row");
                }
            }
            Order::Sequential => {
                let lifts: Vec<Target> = rows.iter().filter(|row| compound(row)).map(|row| row.target).collect();
                let mut blocks = lifts.clone();
                blocks.dedup();
                let distinct: BTreeSet<Target> = blocks.iter().copied().collect();
                if blocks.len() != distinct.len() {
                    self.fault("H13: a target in two pieces");
                }
            }
            Order::Alternating | Order::LiftFirst => {}
        }
    }

    fn sets(&self) {
        for row in &self.session.rows {
            let x = self.x(row);
            let (sets, reps) = table(self.request.goal, row.slot);
            let title = x.meta.title.clone();
            let has = row.sets();
            let own = x.rx.as_ref().and_then(|rx| parse_rx(rx).value).and_then(|rx| match rx.work {
                Work::Sets(groups) => groups.first().cloned(),
                Work::Block(_) => None,
            });
            let Work::Sets(groups) = &row.rx.work else { return self.fault("H14: a block") };
            let bodyweight = x.equipment.iter().all(|e| ["pull-up-bar", "dip-bars"].contains(&&**e));
            let most = own.as_ref().map_or(sets.1, |own| own.sets.high.clamp(2, 5));
            let right = match (&own, groups[0].dose) {
                (Some(own), dose) => own.dose == dose,
                (None, Dose::Reps { reps: r, .. }) if row.slot == Slot::Primary && bodyweight => (r.low, r.high) == (6, 10),
                (None, Dose::Reps { reps: r, .. }) if row.slot == Slot::Primary => (r.low, r.high) == reps || (r.low, r.high) == (6, 10),
                (None, Dose::Reps { reps: r, .. }) => (r.low, r.high) == reps,
                (None, _) => false,
            };
            if has.low < 2 || has.high > 5 || has.low > has.high || has.high > most || !right {
                self.fault(format!("H14: {title} {has:?} {:?}", groups[0].dose));
            }
            let main = row.slot == Slot::Primary && self.request.minutes >= 45 && own.is_none();
            if main && has.high < 3 {
                self.fault(format!("{title} keeps fewer than three sets"));
            }
            if groups[0].per_side != (x.unilateral || own.as_ref().is_some_and(|own| own.per_side)) {
                self.fault(format!("{title}: sides"));
            }
            let rpe = groups[0].load.map(|load| load.kind);
            if own.is_none() && (row.slot == Slot::Primary) != matches!(rpe, Some(LoadKind::Rpe(_))) {
                self.fault(format!("{title}: effort {rpe:?}"));
            }
        }
    }
}
