//! The field's closed lists of words: mechanics, patterns, levels, goals, …

use std::fmt;

/// Makes an enum from one table of variant, id and the words a reader sees.
macro_rules! words {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $vdoc:literal])* $variant:ident $id:literal $title:literal,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $vdoc])* $variant,)* }

        impl $name {
            /// Every value, in its natural order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that a coach writes in front matter.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// The words that a reader sees.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),* }
            }

            /// The value that a coach's word means.
            pub fn find(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)* _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.id())
            }
        }
    };
}

words! {
    /// Whether an exercise moves one joint or several.
    Mechanic {
        /// Several joints.
        Compound "compound" "Compound",
        /// One joint.
        Isolation "isolation" "Isolation",
    }
}

words! {
    /// The skill that an exercise asks for, or that a lifter has.
    Level {
        /// Learning the patterns.
        Beginner "beginner" "Beginner",
        /// Knows them.
        Intermediate "intermediate" "Intermediate",
        /// Years of training.
        Advanced "advanced" "Advanced",
    }
}

words! {
    /// What a program is for.
    Goal {
        /// Heavier lifts.
        Strength "strength" "Strength",
        /// Bigger muscles.
        Hypertrophy "hypertrophy" "Muscle growth",
        /// Fit and strong for life.
        General "general" "General fitness",
        /// Many repetitions.
        Endurance "endurance" "Muscular endurance",
    }
}

words! {
    /// Where in its range a muscle works hardest.
    Bias {
        /// At its longest.
        Stretch "stretch" "Stretched",
        /// At its shortest.
        Short "short" "Shortened",
        /// Between the two.
        Mid "mid" "Mid-range",
    }
}

words! {
    /// From which side of the body map a muscle is seen.
    View {
        /// From the front.
        Front "front" "Front",
        /// From the back.
        Back "back" "Back",
    }
}

words! {
    /// A day of the week.
    Day {
        /// Monday.
        Mon "mon" "Monday",
        /// Tuesday.
        Tue "tue" "Tuesday",
        /// Wednesday.
        Wed "wed" "Wednesday",
        /// Thursday.
        Thu "thu" "Thursday",
        /// Friday.
        Fri "fri" "Friday",
        /// Saturday.
        Sat "sat" "Saturday",
        /// Sunday.
        Sun "sun" "Sunday",
    }
}

words! {
    /// The movement that an exercise is a form of.
    Pattern {
        /// Knees and hips bend under a load.
        Squat "squat" "Squat",
        /// A squat on one leg at a time, or in a step.
        Lunge "lunge" "Lunge",
        /// The hips fold over nearly straight knees.
        Hinge "hinge" "Hip hinge",
        /// The hips drive up or forward.
        Thrust "thrust" "Hip thrust",
        /// The knee straightens by itself.
        KneeExtension "knee-extension" "Knee extension",
        /// The knee bends by itself.
        KneeFlexion "knee-flexion" "Knee flexion",
        /// The hip straightens by itself.
        HipExtension "hip-extension" "Hip extension",
        /// The leg moves out to the side.
        HipAbduction "hip-abduction" "Hip abduction",
        /// The leg moves in.
        HipAdduction "hip-adduction" "Hip adduction",
        /// The ankle lifts the body or a load.
        CalfRaise "calf-raise" "Calf raise",
        /// Pulling down, or oneself up.
        VerticalPull "vertical-pull" "Vertical pull",
        /// Pulling toward the trunk.
        HorizontalPull "horizontal-pull" "Horizontal pull",
        /// Arms back and apart.
        RearDelt "rear-delt" "Rear delt",
        /// Straight arms sweep down.
        Pullover "pullover" "Pullover",
        /// The shoulders rise.
        Shrug "shrug" "Shrug",
        /// Pressing away from the chest.
        HorizontalPush "horizontal-push" "Horizontal push",
        /// Pressing overhead.
        VerticalPush "vertical-push" "Vertical push",
        /// Arms out to the side.
        LateralRaise "lateral-raise" "Lateral raise",
        /// The elbow bends.
        ElbowFlexion "elbow-flexion" "Elbow flexion",
        /// The elbow straightens.
        ElbowExtension "elbow-extension" "Elbow extension",
        /// The trunk curls.
        CoreFlexion "core-flexion" "Core flexion",
        /// The trunk turns, or resists turning.
        CoreRotation "core-rotation" "Core rotation",
        /// The trunk resists arching.
        AntiExtension "anti-extension" "Anti-extension",
        /// Walking with a load.
        Carry "carry" "Carry",
        /// Leaving the ground.
        Jump "jump" "Jump",
        /// Range of motion.
        Mobility "mobility" "Mobility",
        /// Waking a muscle up before work.
        Activation "activation" "Activation",
        /// Heart and lungs.
        Conditioning "conditioning" "Conditioning",
    }
}

impl Pattern {
    /// The movement in a sentence.
    pub fn definition(self) -> &'static str {
        match self {
            Self::Squat => "Hips and knees bend together under a load and straighten again.",
            Self::Lunge => "One leg does most of the work, in a step or a split stance.",
            Self::Hinge => "The hips travel back while the knees stay nearly straight, then drive forward.",
            Self::Thrust => "The hips push up or forward against a load, hardest at the top.",
            Self::KneeExtension => "The knee straightens against a load while the hip stays still.",
            Self::KneeFlexion => "The knee bends against a load while the hip stays still.",
            Self::HipExtension => "The thigh, or the trunk, moves back behind the hip.",
            Self::HipAbduction => "The leg moves out to the side, away from the other.",
            Self::HipAdduction => "The leg moves in, toward and past the other.",
            Self::CalfRaise => "The ankle lifts the heel, or the toes, against a load.",
            Self::VerticalPull => "The arms pull from overhead down to the trunk.",
            Self::HorizontalPull => "The arms pull toward the trunk from the front.",
            Self::RearDelt => "The arms move back and apart, or turn outward.",
            Self::Pullover => "Nearly straight arms sweep from overhead to the hips.",
            Self::Shrug => "The shoulders rise toward the ears.",
            Self::HorizontalPush => "The arms press away from the chest.",
            Self::VerticalPush => "The arms press overhead.",
            Self::LateralRaise => "Nearly straight arms rise to the side or the front.",
            Self::ElbowFlexion => "The elbow bends against a load.",
            Self::ElbowExtension => "The elbow straightens against a load.",
            Self::CoreFlexion => "The trunk or the neck curls, or the thighs rise toward it.",
            Self::CoreRotation => "The trunk turns or bends to the side, or holds against it.",
            Self::AntiExtension => "The trunk keeps its shape while something pulls it into an arch.",
            Self::Carry => "Walking with a load in the hands.",
            Self::Jump => "The body leaves the ground, fast.",
            Self::Mobility => "Moving through a range to prepare for work or to keep it.",
            Self::Activation => "Light work that wakes a muscle up before it is loaded.",
            Self::Conditioning => "Work for heart and lungs.",
        }
    }
}

/// Equipment that every guide knows, by id; a guide may use others.
pub const EQUIPMENT: &[(&str, &str)] = &[
    ("barbell", "Barbell"),
    ("rack", "Rack"),
    ("bench", "Bench"),
    ("dumbbell", "Dumbbells"),
    ("kettlebell", "Kettlebell"),
    ("ez-bar", "EZ bar"),
    ("trap-bar", "Trap bar"),
    ("cable", "Cable machine"),
    ("machine", "Machine"),
    ("smith-machine", "Smith machine"),
    ("pull-up-bar", "Pull-up bar"),
    ("dip-bars", "Dip bars"),
    ("band", "Resistance band"),
    ("medicine-ball", "Medicine ball"),
    ("stability-ball", "Stability ball"),
    ("ab-wheel", "Ab wheel"),
    ("box", "Box"),
    ("sled", "Sled"),
    ("ghd", "Glute-ham bench"),
    ("foam-roller", "Foam roller"),
];

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day written as `2026-06-12`, if there is such a day between the years 1000 and 9999.
    pub fn parse(text: &str) -> Option<Self> {
        let b = text.as_bytes();
        let digits = b.len() == 10 && b.iter().enumerate().all(|(i, c)| if i == 4 || i == 7 { *c == b'-' } else { c.is_ascii_digit() });
        if !digits {
            return None;
        }
        let (year, month, day) = (text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?);
        let leap = |y: u16| y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap(year) => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        (year >= 1000 && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// As a reader sees it: `12 June 2026`.
    pub fn in_words(self) -> String {
        const MONTHS: [&str; 12] =
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        format!("{} {} {}", self.day, MONTHS[usize::from(self.month) - 1], self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Level, Pattern};

    #[test]
    fn only_days_that_exist_are_dates() {
        let case = |text: &str, words: Option<&str>| assert_eq!(Date::parse(text).map(Date::in_words).as_deref(), words, "{text}");
        case("2026-06-12", Some("12 June 2026"));
        case("2024-02-29", Some("29 February 2024"));
        case("2026-02-29", None);
        case("2026-13-01", None);
        case("12.6.2026", None);
        case("2026-6-12", None);
        assert_eq!(Date::parse("2026-06-12").unwrap().to_string(), "2026-06-12");
    }

    #[test]
    fn every_word_finds_its_value() {
        assert!(Pattern::ALL.iter().all(|p| Pattern::find(p.id()) == Some(*p)));
        assert!(Level::ALL.iter().all(|l| Level::find(l.id()) == Some(*l)));
        assert_eq!(Level::find("expert"), None);
    }
}
