//! The rules that every generated session keeps.

use std::fmt;

/// Makes the rules from one table: variant, id, and what it says to a reader.
macro_rules! musts {
    ($($variant:ident $id:literal $name:literal $text:literal;)*) => {
        /// A rule that every generated session keeps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Must { $(#[doc = $text] $variant,)* }

        impl Must {
            /// Every rule, in order.
            pub const ALL: &'static [Must] = &[$(Must::$variant),*];

            /// `H1` to `H14`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// The rule in two or three words.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The rule in a reader's words.
            pub fn text(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The rule of this id, in upper or lower case.
            pub fn find(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|rule| rule.id().eq_ignore_ascii_case(id))
            }
        }
    };
}

musts! {
    H1 "H1" "isolation last" "Isolation exercises come after every compound exercise, at most two for each target, and never with the repetitions of a main or second lift.";
    H2 "H2" "priority first" "The lift you name comes first, or else the most demanding exercise for the muscle that lags behind; for the glutes that is a hip thrust or a single-leg lift.";
    H3 "H3" "spine neighbours" "Two exercises that load the spine heavily never stand next to each other.";
    H4 "H4" "spine in all" "All sets together load the spine no more than suits the lifter: 18 points for a beginner, 32 for an intermediate, 45 for an advanced lifter.";
    H5 "H5" "one heavy lift" "At most one lift that loads the spine is done for six repetitions or fewer, and never a heavy row and a heavy squat both.";
    H6 "H6" "what is there" "Every exercise needs only the equipment that is there and the skill that the lifter has, and none is one that you left out.";
    H7 "H7" "injuries" "Nothing conflicts with an injury that you name; with a sore lower back nothing loads the spine by more than the least degree.";
    H8 "H8" "good pairs" "Partners of a superset work different muscles, load the spine lightly and stand where one can keep both places.";
    H9 "H9" "the clock" "Warm-up, work, rests and cool-down fit the minutes that there are.";
    H10 "H10" "every target served" "Every target has two exercises or more, and once it has three, the movements that it needs.";
    H11 "H11" "enough is enough" "No muscle gets more than eleven sets in a session, and a single muscle no more than four exercises.";
    H12 "H12" "warm-up and cool-down" "Every session begins with a warm-up and ends with a cool-down.";
    H13 "H13" "the order holds" "The rows keep the order that you asked for.";
    H14 "H14" "sets and repetitions" "Two to five sets, with the repetitions that suit the goal or that the exercise itself asks for.";
}

impl fmt::Display for Must {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
