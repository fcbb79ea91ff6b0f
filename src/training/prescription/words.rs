//! Prescriptions in a reader's words: shown with typographic signs, spoken in full for those who listen.

use crate::base::words::list;

use super::{
    Amount, AmrapWord, Block, Bound, Distance, DistanceUnit, Dose, Load, LoadKind, MyoReps, Phase, Prescription, Seconds, SetGroup, Step,
    Technique, Tempo, WeightUnit, Work,
};

impl Prescription {
    /// Sets and repetitions for a table: `3–4 × 6–10`; several groups have a comma between them, loads not shown.
    pub fn shown(&self) -> String {
        match &self.work {
            Work::Sets(groups) => groups.iter().map(SetGroup::shown).collect::<Vec<_>>().join(", "),
            Work::Block(block) => block.shown(),
        }
    }

    /// How heavy, group by group, where any group says so: `RPE 8`, `RPE 8, 70% 1RM`.
    pub fn load_shown(&self) -> Option<String> {
        let loads: Vec<String> = match &self.work {
            Work::Sets(groups) if groups.iter().all(|g| g.load.is_none()) => return None,
            Work::Sets(groups) => groups.iter().map(|g| g.load.map_or_else(|| "–".to_owned(), Load::shown)).collect(),
            Work::Block(Block::Emom { load, .. } | Block::Amrap { load, .. }) => vec![(*load)?.shown()],
            Work::Block(Block::Tabata) => return None,
        };
        Some(loads.join(", "))
    }

    /// The whole prescription as one would read it out, without its notes.
    ///
    /// `three to four sets of six to ten, at RPE eight, rest two minutes`
    pub fn spoken(&self) -> String {
        let mut parts = match &self.work {
            Work::Sets(groups) => groups.iter().map(SetGroup::spoken).collect(),
            Work::Block(block) => vec![block.spoken()],
        };
        parts.extend(self.ramp.map(|n| format!("after {} ramp {}", number(u32::from(n)), plural(n != 1, "set"))));
        parts.extend(self.rest.map(|rest| format!("rest {}", rest.spoken())));
        parts.extend(self.tempo.map(Tempo::spoken));
        parts.join(", ")
    }
}

impl SetGroup {
    /// `3–4 × 6–10 per side`, without load and technique.
    pub fn shown(&self) -> String {
        let side = if self.per_side { " per side" } else { "" };
        format!("{} × {}{side}", dashed(self.sets, |n| n.to_string()), self.dose.shown())
    }

    /// `three to four sets of six to ten, each side, at RPE eight`.
    pub fn spoken(&self) -> String {
        let sets = format!("{} {}", to(self.sets, |n| number(u32::from(n))), plural(self.sets.high != 1, "set"));
        let mut parts = vec![match self.dose {
            Dose::Amrap(AmrapWord::Failure) => format!("{sets} to failure"),
            dose => format!("{sets} of {}", dose.spoken()),
        }];
        parts.extend(matches!(self.dose, Dose::Reps { open: true, .. }).then(|| "as many as possible on the last".to_owned()));
        parts.extend(self.per_side.then(|| "each side".to_owned()));
        parts.extend(self.load.map(Load::spoken));
        parts.extend(self.technique.map(Technique::spoken));
        parts.join(", ")
    }
}

impl Dose {
    /// `6–10`, `5+`, `30–60 s`, `20 m`, `AMRAP`.
    pub fn shown(&self) -> String {
        match self {
            Self::Reps { reps, open } => format!("{}{}", dashed(*reps, |n| n.to_string()), if *open { "+" } else { "" }),
            Self::Amrap(_) => self.to_string(),
            Self::Time(time) => time.shown(),
            Self::Distance(Distance { value, unit }) => format!("{} {unit}", dashed(*value, |n| n.to_string())),
        }
    }

    fn spoken(self) -> String {
        match self {
            Self::Reps { reps, .. } => to(reps, |n| number(u32::from(n))),
            Self::Amrap(_) => "as many as possible".to_owned(),
            Self::Time(time) => time.spoken(),
            Self::Distance(Distance { value, unit }) => {
                let unit = match unit {
                    DistanceUnit::M => "metre",
                    DistanceUnit::Km => "kilometre",
                    DistanceUnit::Yd => "yard",
                    DistanceUnit::Cal => "calorie",
                };
                format!("{} {}", to(value, decimal), plural(value.high != Amount(100), unit))
            }
        }
    }
}

impl Load {
    /// `RPE 8`, `70–80% 1RM`, `60 kg`, `BW + 10 kg`, with its weekly step: `75% 1RM, +2.5% a week`.
    pub fn shown(self) -> String {
        let amount = |value: Bound<Amount>| dashed(value, |n| n.to_string());
        let kind = match self.kind {
            LoadKind::Rpe(value) => format!("RPE {}", amount(value)),
            LoadKind::Rir(value) => format!("RIR {}", amount(value)),
            LoadKind::Percent(value) => format!("{}% 1RM", amount(value)),
            LoadKind::Weight(value, unit) => format!("{} {unit}", amount(value)),
            LoadKind::Bodyweight => "BW".to_owned(),
            LoadKind::BodyweightPlus(value, unit) => format!("BW + {} {unit}", amount(value)),
            LoadKind::BodyweightMinus(value, unit) => format!("BW − {} {unit}", amount(value)),
        };
        let Some(Step { down, amount, unit }) = self.step else { return kind };
        let unit = unit.map_or("%".to_owned(), |unit| format!(" {unit}"));
        format!("{kind}, {}{amount}{unit} a week", if down { "−" } else { "+" })
    }

    /// `at RPE eight`, `at seventy to eighty percent of the one-rep maximum`, `with sixty kilograms`.
    pub fn spoken(self) -> String {
        let amount = |value| to(value, decimal);
        let weight = |value: Bound<Amount>, unit| format!("{} {}", amount(value), plural(value.high != Amount(100), weight_word(unit)));
        let kind = match self.kind {
            LoadKind::Rpe(value) => format!("at RPE {}", amount(value)),
            LoadKind::Rir(value) => format!("with {} in reserve", amount(value)),
            LoadKind::Percent(value) => format!("at {} percent of the one-rep maximum", amount(value)),
            LoadKind::Weight(value, unit) => format!("with {}", weight(value, unit)),
            LoadKind::Bodyweight => "with bodyweight".to_owned(),
            LoadKind::BodyweightPlus(value, unit) => format!("with bodyweight and {} more", weight(value, unit)),
            LoadKind::BodyweightMinus(value, unit) => format!("with bodyweight less {}", weight(value, unit)),
        };
        let Some(step) = self.step else { return kind };
        let unit = step.unit.map_or("percent".to_owned(), |unit| plural(step.amount != Amount(100), weight_word(unit)));
        format!("{kind}, {} {unit} {} every week", decimal(step.amount), if step.down { "less" } else { "more" })
    }
}

impl Bound<Seconds> {
    /// `2½ min`, `90 s`, `3–5 min`, `2:15`.
    pub fn shown(self) -> String {
        let clock = |s: Seconds| format!("{}:{:02}", s.0 / 60, s.0 % 60);
        if self.in_minutes() {
            format!("{} min", dashed(self, half_minutes))
        } else if self.low.0 >= 120 {
            dashed(self, clock)
        } else {
            format!("{} s", dashed(self, |s| s.0.to_string()))
        }
    }

    /// `two and a half minutes`, `ninety seconds`, `three to five minutes`.
    pub fn spoken(self) -> String {
        if self.in_minutes() {
            format!("{} minutes", to(self, |s| decimal(Amount(s.0 / 30 * 50))))
        } else if self.low == self.high && self.low.0 >= 120 {
            let (minutes, seconds) = (self.low.0 / 60, self.low.0 % 60);
            format!("{} minutes {} {}", number(minutes), number(seconds), plural(seconds != 1, "second"))
        } else {
            format!("{} {}", to(self, |s| number(s.0)), plural(self.high.0 != 1, "second"))
        }
    }

    fn in_minutes(self) -> bool {
        self.high.0 >= 120 && self.low.0.is_multiple_of(30) && self.high.0.is_multiple_of(30)
    }
}

impl Tempo {
    /// `3-1-1-0`; `2 s pause` where only the pause is written.
    pub fn shown(self) -> String {
        match self.0 {
            [None, Some(Phase::Seconds(pause)), None, None] => format!("{pause} s pause"),
            phases => phases.map(|p| p.unwrap_or(Phase::Seconds(0)).to_string()).join("-"),
        }
    }

    /// `three seconds down, one second pause, one second up`.
    pub fn spoken(self) -> String {
        let words = ["down", "pause", "up", "pause"];
        let part = |(phase, word): (Option<Phase>, &str)| match phase? {
            Phase::Seconds(0) => None,
            Phase::Seconds(n) => Some(format!("{} {} {word}", number(u32::from(n)), plural(n != 1, "second"))),
            Phase::Explosive => Some(format!("{word} as fast as you can")),
        };
        let parts: Vec<String> = self.0.into_iter().zip(words).filter_map(part).collect();
        if parts.is_empty() { "without a pause".to_owned() } else { parts.join(", ") }
    }
}

impl Technique {
    /// `2 drops`, `myo-reps 4 × 3–5`, `rest-pause`.
    pub fn shown(self) -> String {
        match self {
            Self::Drop(1) => "1 drop".to_owned(),
            Self::Drop(drops) => format!("{drops} drops"),
            Self::Myo(MyoReps { mini_sets, reps }) => format!("myo-reps {mini_sets} × {}", dashed(reps, |n| n.to_string())),
            Self::RestPause => "rest-pause".to_owned(),
        }
    }

    /// `with two drops`, `then four mini-sets of three to five`.
    pub fn spoken(self) -> String {
        match self {
            Self::Drop(drops) => format!("with {} {}", number(u32::from(drops)), plural(drops != 1, "drop")),
            Self::Myo(MyoReps { mini_sets, reps }) => {
                let sets = plural(mini_sets != 1, "mini-set");
                format!("then {} {sets} of {}", number(u32::from(mini_sets)), to(reps, |n| number(u32::from(n))))
            }
            Self::RestPause => "rest-pause".to_owned(),
        }
    }
}

impl Block {
    /// `EMOM 10 min: 15`, `AMRAP 12 min: 10 per side`, `Tabata: 8 × 20 s on, 10 s off`.
    pub fn shown(&self) -> String {
        let (word, time, reps, per_side) = match self {
            Self::Tabata => return "Tabata: 8 × 20 s on, 10 s off".to_owned(),
            Self::Emom { time, reps, per_side, .. } => ("EMOM", *time, *reps, *per_side),
            Self::Amrap { time, reps, per_side, .. } => ("AMRAP", *time, *reps, *per_side),
        };
        let side = if per_side { " per side" } else { "" };
        format!("{word} {}: {}{side}", Bound::one(time).shown(), dashed(reps, |n| n.to_string()))
    }

    /// `fifteen every minute for ten minutes`.
    pub fn spoken(&self) -> String {
        let (how, time, reps, per_side, load) = match self {
            Self::Tabata => return "eight rounds of twenty seconds on, ten seconds off".to_owned(),
            Self::Emom { time, reps, per_side, load } => ("every minute for", *time, *reps, *per_side, *load),
            Self::Amrap { time, reps, per_side, load } => ("a round, as many rounds as possible in", *time, *reps, *per_side, *load),
        };
        let reps = to(reps, |n| number(u32::from(n)));
        let mut parts = vec![format!("{reps}{} {how} {}", if per_side { " each side" } else { "" }, Bound::one(time).spoken())];
        parts.extend(load.map(Load::spoken));
        parts.join(", ")
    }
}

/// `3` or `3–4`, with an en dash.
fn dashed<T: Copy + PartialEq>(bound: Bound<T>, show: impl Fn(T) -> String) -> String {
    if bound.low == bound.high { show(bound.low) } else { format!("{}–{}", show(bound.low), show(bound.high)) }
}

/// `three` or `three to four`.
fn to<T: Copy + PartialEq>(bound: Bound<T>, say: impl Fn(T) -> String) -> String {
    if bound.low == bound.high { say(bound.low) } else { format!("{} to {}", say(bound.low), say(bound.high)) }
}

fn plural(many: bool, noun: &str) -> String {
    if many { format!("{noun}s") } else { noun.to_owned() }
}

fn weight_word(unit: WeightUnit) -> &'static str {
    match unit {
        WeightUnit::Kg => "kilogram",
        WeightUnit::Lb => "pound",
    }
}

fn half_minutes(time: Seconds) -> String {
    match (time.0 / 60, time.0 % 60) {
        (0, 30) => "½".to_owned(),
        (whole, 30) => format!("{whole}½"),
        (whole, _) => whole.to_string(),
    }
}

/// A number in letters up to ninety-nine, in digits above.
fn number(n: u32) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    match n as usize {
        n @ 0..=19 => ONES[n].to_owned(),
        n @ 20..=99 if n.is_multiple_of(10) => TENS[n / 10 - 2].to_owned(),
        n @ 20..=99 => format!("{}-{}", TENS[n / 10 - 2], ONES[n % 10]),
        n => n.to_string(),
    }
}

/// A number with its decimals: `two and a half`, `7.25`.
fn decimal(n: Amount) -> String {
    match (n.0 / 100, n.0 % 100) {
        (whole, 0) => number(whole),
        (0, 50) => "half".to_owned(),
        (whole, 50) => list(&[number(whole).as_str(), "a half"]),
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::training::prescription::{Bound, Seconds, parse_rx};
    use crate::training::testing::word;

    #[test]
    fn a_reader_sees_signs_and_hears_words() {
        let case = |text: &str, shown: &str, load: Option<&str>, spoken: &str| {
            let rx = parse_rx(&word(text)).value.unwrap();
            assert_eq!((&*rx.shown(), rx.load_shown().as_deref(), &*rx.spoken()), (shown, load, spoken), "{text}");
        };
        case("3-4 x 6-10/side", "3–4 × 6–10 per side", None, "three to four sets of six to ten, each side");
        case(
            "3 x 5+ @ 85%",
            "3 × 5+",
            Some("85% 1RM"),
            "three sets of five, as many as possible on the last, at eighty-five percent of the one-rep maximum",
        );
        case(
            "1 x 5 @ RPE 7.5, rest 2.5 min",
            "1 × 5",
            Some("RPE 7.5"),
            "one set of five, at RPE seven and a half, rest two and a half minutes",
        );
        case("1 x 5, 3 x 8 @ 60 kg", "1 × 5, 3 × 8", Some("–, 60 kg"), "one set of five, three sets of eight, with sixty kilograms");
        case(
            "3 x AMRAP @ BW+10 kg",
            "3 × AMRAP",
            Some("BW + 10 kg"),
            "three sets of as many as possible, with bodyweight and ten kilograms more",
        );
        case("2 x failure", "2 × failure", None, "two sets to failure");
        case("3 x 30-60 s, rest 1:30", "3 × 30–60 s", None, "three sets of thirty to sixty seconds, rest ninety seconds");
        case("4 x 20 m", "4 × 20 m", None, "four sets of twenty metres");
        case("3 x 5, tempo 3-1-X-0", "3 × 5", None, "three sets of five, three seconds down, one second pause, up as fast as you can");
        case("1 x 15, myo 4 x 3-5", "1 × 15", None, "one set of fifteen, then four mini-sets of three to five");
        case(
            "EMOM 10 min, 15 @ 24 kg",
            "EMOM 10 min: 15",
            Some("24 kg"),
            "fifteen every minute for ten minutes, with twenty-four kilograms",
        );
        case("Tabata", "Tabata: 8 × 20 s on, 10 s off", None, "eight rounds of twenty seconds on, ten seconds off");
        let step = "five sets of five, at seventy-five percent of the one-rep maximum, two and a half percent more every week";
        case("5 x 5 @ 75% +2.5%/week", "5 × 5", Some("75% 1RM, +2.5% a week"), step);
    }

    #[test]
    fn a_time_is_shown_in_the_unit_that_suits_it() {
        let case = |low, high, shown: &str| assert_eq!(Bound { low: Seconds(low), high: Seconds(high) }.shown(), shown);
        case(150, 150, "2½ min");
        case(90, 90, "90 s");
        case(60, 90, "60–90 s");
        case(180, 300, "3–5 min");
        case(30, 120, "½–2 min");
        case(135, 135, "2:15");
        case(0, 0, "0 s");
    }
}
