//! A program as a calendar: each session an event, with its lines as they are in that week.

use chrono::{Datelike as _, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use icalendar::{Calendar as File, Component as _, Event, EventLike as _, Property};

use crate::training::guide::{Guide, Program};
use crate::training::table::Id;
use crate::training::terms::{Date, Day};
use crate::training::time;

use super::schedule::{Sitting, plan, sittings};

/// What the calendar needs to know beside the program.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    /// The first day: week 1 is the seven days from it on.
    pub start: Date,
    /// When sessions begin; nothing for events of a whole day.
    pub at: Option<Moment>,
}

/// A time of day: `18:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    hour: u32,
    minute: u32,
}

impl Moment {
    /// The time written as `18:30` or `7:05`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let good = (1..=2).contains(&hour.len()) && minute.len() == 2 && digits(hour) && digits(minute);
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        (good && hour < 24 && minute < 60).then_some(Self { hour, minute })
    }
}

impl Calendar {
    /// The program as iCalendar text. A program that does not say how long it is repeats each week.
    ///
    /// `base_url` is the guide's own address, ending in `/`, for links to the program's page.
    pub fn of(&self, guide: &Guide, program: Id<Program>, base_url: Option<&str>) -> String {
        let program = &guide.programs[program];
        let Some(first) = NaiveDate::parse_from_str(&self.start.to_string(), "%Y-%m-%d").ok() else { return String::new() };
        let weeks = plan(program);
        let page = base_url.map(|base| format!("{base}programs/{}.html", program.meta.id));
        let mut file = File::empty();
        file.append_property(Property::new("VERSION", "2.0"));
        file.append_property(Property::new("PRODID", "-//Ironleaf//Training guide//EN"));
        file.name(&program.meta.title);
        for sitting in sittings(program, &weeks) {
            file.push(self.event(guide, program, &sitting, (first, page.as_deref())));
        }
        file.to_string()
    }

    fn event(&self, guide: &Guide, program: &Program, sitting: &Sitting<'_>, (first, page): (NaiveDate, Option<&str>)) -> Event {
        let id = program.meta.id.as_str();
        let week = sitting.week.unwrap_or(1);
        let lighter = if sitting.deload { " (lighter week)" } else { "" };
        let day = day(first, week, sitting.day);
        let mut event = Event::new();
        event.uid(&format!("{id}-week-{week}-session-{}@ironleaf", sitting.nth + 1));
        // When it was made: the calendar's first day, so that the same program gives the same bytes.
        event.timestamp(first.and_time(NaiveTime::MIN).and_utc());
        event.summary(&format!("{}{lighter}", sitting.session.name));
        event.description(&text(program, sitting));
        if let Some(page) = page {
            event.url(page);
        }
        match self.at.and_then(|at| NaiveTime::from_hms_opt(at.hour, at.minute, 0)) {
            Some(at) => {
                let begins = NaiveDateTime::new(day, at);
                let minutes = time::session(guide, sitting.workout).minutes();
                event.starts(begins).ends(begins + Duration::minutes(minutes.into()));
            }
            None => {
                // Without an end it lasts the day: an end on the same day would be before its last moment.
                event.starts(day);
            }
        }
        if sitting.week.is_none() {
            event.add_property("RRULE", "FREQ=WEEKLY");
        }
        event.done()
    }
}

fn text(program: &Program, sitting: &Sitting<'_>) -> String {
    let of = match (sitting.week, program.weeks) {
        (Some(week), Some(weeks)) => format!("{}, week {week} of {weeks}", program.meta.title),
        (Some(week), None) => format!("{}, week {week}", program.meta.title),
        (None, _) => program.meta.title.to_string(),
    };
    let phase = sitting.phase.map_or_else(String::new, |phase| format!(": {phase}"));
    format!("{of}{phase}\n\n{}", sitting.workout)
}

/// The first Monday after a day that is counted from 1 January 1970; nothing for days that no calendar has.
pub fn monday_after(day: u32) -> Option<Date> {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    let day = epoch.checked_add_days(Days::new(day.into()))?;
    let monday = day.checked_add_days(Days::new(7 - u64::from(day.weekday().num_days_from_monday())))?;
    Date::parse(&monday.to_string())
}

/// The day of a week, from 1, that is such a day: one of seven from the first on.
fn day(first: NaiveDate, week: u32, day: Day) -> NaiveDate {
    let wanted = Day::ALL.iter().position(|one| *one == day).unwrap_or(0) as u64;
    let begins = u64::from(first.weekday().num_days_from_monday());
    let after = (wanted + 7 - begins) % 7 + 7 * u64::from(week - 1);
    first.checked_add_days(Days::new(after)).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::{Moment, NaiveDate, day, monday_after};
    use crate::training::terms::Day;

    #[test]
    fn a_week_begins_with_the_first_day() {
        let case = |first: &str, week: u32, on: &str, want: &str| {
            let first = NaiveDate::parse_from_str(first, "%Y-%m-%d").unwrap();
            assert_eq!(day(first, week, Day::find(on).unwrap()).to_string(), want);
        };
        case("2026-01-05", 1, "mon", "2026-01-05");
        case("2026-01-05", 1, "sun", "2026-01-11");
        case("2026-01-07", 1, "mon", "2026-01-12");
        case("2026-01-07", 1, "wed", "2026-01-07");
        case("2026-01-07", 9, "wed", "2026-03-04");
        case("2026-12-28", 2, "fri", "2027-01-08");
    }

    #[test]
    fn the_coming_monday_is_never_today() {
        let case = |day: u32, want: &str| assert_eq!(monday_after(day).unwrap().to_string(), want, "{day}");
        case(0, "1970-01-05");
        case(3, "1970-01-05");
        case(4, "1970-01-12");
        case(20_457, "2026-01-05");
        case(20_458, "2026-01-12");
    }

    #[test]
    fn a_time_of_day_has_a_colon() {
        let case = |text: &str, good: bool| assert_eq!(Moment::parse(text).is_some(), good, "{text}");
        case("18:30", true);
        case("7:05", true);
        case("24:00", false);
        case("7:5", false);
        case("18", false);
        case("18:60", false);
        case("+1:30", false);
    }
}
