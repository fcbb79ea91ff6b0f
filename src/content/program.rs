//! A program's own keys: sessions, phases, weeks.

use crate::diag::{Finding, Rule};
use crate::training::library::{Asked, Common, Phase, Program, Session, Written};
use crate::training::terms::{Day, Goal};

use super::exercise::level;
use super::fields::Fields;
use super::yaml::{Node, Value};
use super::{asked, keys, work};

/// What to do where a program or a phase has no sessions.
const SESSIONS_HELP: &str = "write `sessions:`, under it `- name: Day 1`, and under that `work: |` with a line for each exercise";
/// What to do where a session says nothing to do.
const WORK_HELP: &str =
    "write `work: |` and under it, further in, a line for each exercise, such as `Back Squat: 3 x 8`; or `generate: {targets: [legs]}`";
/// How many weeks a program may have.
const WEEKS: std::ops::RangeInclusive<u32> = 1..=104;
/// How many minutes a session may take.
pub(super) const MINUTES: std::ops::RangeInclusive<u32> = 5..=600;

/// Reads a program.
pub(super) fn read(f: &mut Fields, common: Common) -> Program {
    let weeks = f.number("weeks", WEEKS);
    let phases = phases(f, weeks);
    Program {
        common,
        goal: goal(f),
        level: level(f),
        weeks,
        deload_weeks: deload_weeks(f, weeks),
        priority: f.words("priority"),
        flags: f.words("flags"),
        progression: f.text("progression"),
        phases,
    }
}

/// What a program or a sample workout is for.
pub(super) fn goal(f: &mut Fields) -> Option<Goal> {
    let others = [("muscle", Goal::Hypertrophy), ("size", Goal::Hypertrophy), ("fitness", Goal::General), ("power", Goal::Strength)];
    f.choice("goal", Goal::ALL, Goal::id, &others)
}

fn deload_weeks(f: &mut Fields, weeks: Option<u32>) -> Vec<u32> {
    let mut deload = f.numbers("deload_weeks", &WEEKS);
    let late: Vec<String> = deload.iter().filter(|w| weeks.is_some_and(|n| **w > n)).map(u32::to_string).collect();
    if let Some(n) = weeks.filter(|_| !late.is_empty()) {
        let message = format!("week {} is after the last, which is {n}", late.join(" and "));
        f.bad_value("deload_weeks", message, format!("write weeks from 1 to {n}"));
        deload.retain(|w| *w <= n);
    }
    deload.sort_unstable();
    deload.dedup();
    deload
}

fn phases(f: &mut Fields, weeks: Option<u32>) -> Vec<Phase> {
    match (f.node("sessions").is_some(), f.node("phases").is_some()) {
        (_, true) => {
            if f.node("sessions").is_some() {
                f.bad_value("sessions", "a program has `sessions` or `phases`, not both", "move these sessions into a phase");
            }
            written_phases(f, weeks)
        }
        (true, false) => vec![Phase { name: None, weeks: None, sessions: sessions(f) }],
        (false, false) => {
            f.missing_but("sessions", "a program", SESSIONS_HELP);
            vec![Phase { name: None, weeks: None, sessions: Vec::new() }]
        }
    }
}

fn written_phases(f: &mut Fields, weeks: Option<u32>) -> Vec<Phase> {
    let (text, broken) = (f.text, f.broken);
    let mut phases = Vec::new();
    let mut next = 1;
    let mut good = true;
    for node in f.list("phases", "write `- name: Base`, `weeks: [1, 3]` and `sessions:` under `phases:`") {
        let span = text.span(node.range.clone());
        let mut phase = Fields::new(text, node, keys::Phase::KEYS, "a phase", first_line(f, node, span)).or_broken(broken);
        let range = phase_weeks(&mut phase);
        if let Some((first, last)) = range {
            let place = phase.node("weeks").map_or(span, |n| phase.span(n));
            if first != next && good {
                let what = if first < next { "overlaps the phase before it" } else { "leaves a gap" };
                let finding = Finding::new(Rule::PhaseWeeks, place, format!("a phase from week {first} {what}"));
                phase.report.push(finding.help(format!("begin it in week {next}")));
            }
            if let Some(n) = weeks.filter(|n| last > *n) {
                let finding = Finding::new(Rule::PhaseWeeks, place, format!("a phase to week {last} of a program of {n}"));
                phase.report.push(finding.help("end it earlier, or change the program's `weeks`"));
            }
            next = last + 1;
        } else {
            good = false;
        }
        phases.push(Phase { name: phase.text("name"), weeks: range, sessions: sessions(&mut phase) });
        f.close(phase);
    }
    if let Some(n) = weeks.filter(|n| good && next <= *n && !phases.is_empty()) {
        let place = f.node("phases").map_or(f.place, |node| f.span(node));
        let place = f.key_span("phases").unwrap_or(place);
        let what = if next == n { format!("week {n} has") } else { format!("weeks {next} to {n} have") };
        f.report.push(
            Finding::new(Rule::PhaseWeeks, place, format!("{what} no phase")).help("let the last phase end with the program's last week"),
        );
    }
    phases
}

/// `weeks: [1, 3]`, or one number for a phase of one week.
fn phase_weeks(f: &mut Fields) -> Option<(u32, u32)> {
    let Some(node) = f.node("weeks") else {
        f.missing("weeks", "a phase", "weeks: [1, 3]");
        return None;
    };
    if let Value::Scalar(scalar) = &node.value {
        let ends: Vec<u32> = scalar.text.split(['-', '–']).filter_map(|n| n.trim().parse().ok()).collect();
        if let [first, last] = ends[..] {
            let fix = format!("[{first}, {last}]");
            let finding = Finding::new(Rule::WrongType, f.span(node), "`weeks` is the first and the last week");
            f.report.push(finding.help(format!("write `{fix}`")).fix(fix));
            return (first <= last && WEEKS.contains(&first) && WEEKS.contains(&last)).then_some((first, last));
        }
        let one = f.number("weeks", WEEKS)?;
        return Some((one, one));
    }
    let ends = f.numbers("weeks", &WEEKS);
    match ends[..] {
        [first, last] if first <= last => Some((first, last)),
        [one] => Some((one, one)),
        _ => {
            let finding = Finding::new(Rule::PhaseWeeks, f.span(node), "`weeks` is the first and the last week");
            f.report.push(finding.help("write `weeks: [1, 3]`"));
            None
        }
    }
}

fn sessions(f: &mut Fields) -> Vec<Session> {
    let (text, broken) = (f.text, f.broken);
    if f.node("sessions").is_none() {
        f.missing_but("sessions", "a phase", SESSIONS_HELP);
    }
    if f.node("sessions").is_some_and(|n| matches!(&n.value, Value::List(items) if items.is_empty())) {
        f.missing_but("sessions", "a program", SESSIONS_HELP);
    }
    let mut sessions = Vec::new();
    for (i, node) in f.list("sessions", "write `- name: Day 1` and `work: |` under `sessions:`").iter().enumerate() {
        let span = text.span(node.range.clone());
        let place = first_line(f, node, span);
        let mut fields = Fields::new(text, node, keys::Session::KEYS, "a session", place).or_broken(broken);
        sessions.extend(session(&mut fields, i + 1));
        f.close(fields);
    }
    sessions
}

/// Where a map in a list is told to lack something: at its first key.
fn first_line(f: &Fields, node: &Node, span: crate::source::Span) -> crate::source::Span {
    match &node.value {
        Value::Map(entries) => entries.first().map_or(span, |e| f.span(&e.key)),
        _ => span,
    }
}

fn session(f: &mut Fields, number: usize) -> Option<Session> {
    let name = f.word("name");
    let (day, minutes) = (day(f), f.number("minutes", MINUTES));
    let (work, asked) = match (f.node("work"), f.node("generate")) {
        (Some(node), generate) => {
            if generate.is_some() {
                f.bad_value("generate", "a session has `work` or `generate`, not both", "keep one of them; the lines of `work` count");
            }
            let mut report = crate::diag::Report::default();
            let work = work::read(f.text, node, &mut report);
            let said = !report.findings.is_empty() || f.report.findings.iter().any(|f| f.rule == Rule::UnknownKey);
            if !said && work.lines.iter().all(|line| line.text.trim().is_empty()) {
                f.missing_but("work", "a session", WORK_HELP);
            }
            f.report.append(report);
            (work, None)
        }
        (None, Some(_)) => (Written::default(), Some(generate(f)?)),
        (None, None) => {
            f.missing_but("work", "a session", WORK_HELP);
            return None;
        }
    };
    Some(Session {
        span: name.as_ref().map_or(f.place, |w| w.span),
        name: name.map_or_else(|| format!("Session {number}").into(), |w| w.text),
        day,
        minutes,
        work,
        asked,
    })
}

/// What a session asks the generator for.
fn generate(f: &mut Fields) -> Option<Asked> {
    let (text, node) = (f.text, f.node("generate")?);
    let place = f.key_span("generate").unwrap_or(f.place);
    let mut inner = Fields::new(text, node, keys::Request::KEYS, asked::REQUEST, place).or_broken(f.broken);
    let asked = asked::read(&mut inner, place);
    f.close(inner);
    asked
}

fn day(f: &mut Fields) -> Option<Day> {
    const NAMES: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let others: Vec<(&str, Day)> = NAMES.iter().copied().zip(Day::ALL.iter().copied()).collect();
    f.choice("day", Day::ALL, Day::id, &others)
}
