//! The keys of each kind of page.

use crate::training::generate::Supersets;
use crate::training::terms::{Bias, Day as Weekday, Goal, Level, Mechanic, Pattern, View};

use super::keys;
use super::settings::Lint;
use super::shape::{Anything, Autolink, Choice, Day, Name, NameOr, Number, OneOrList, Some1, Text, Weeks, Work};

keys! {
    /// Front matter of the home page, content/index.md.
    Home with title: Option<Text>, {}
}
keys! {
    /// Front matter of a glossary term: a file in content/glossary/.
    Term with title: Text, {}
}
keys! {
    /// Front matter of a page such as about or contact: a file in content/pages/.
    Page with title: Text, {}
}
keys! {
    /// Front matter of an article: a file in content/articles/.
    Article with title: Text, {
        /// What it is filed under; each category has a page.
        category: Option<Text>,
        /// Who checked it: the name of a file in content/authors/.
        reviewed_by: Option<Name>,
        /// Whom it is for, such as: Beginners with two days a week.
        suited_for: Option<Text>,
    }
}
keys! {
    /// Front matter of an exercise: a file in content/exercises/.
    Exercise with title: Text, {
        /// What it trains. A set counts 1 for each primary muscle and half for each secondary one.
        muscles: Muscles,
        /// compound moves several joints, isolation one.
        mechanic: Option<Choice<Mechanic>>,
        /// The movement that it is a case of.
        pattern: Option<Choice<Pattern>>,
        /// What it needs, such as `[barbell, rack]`; `[]` is bodyweight alone.
        equipment: Option<Vec<Name>>,
        /// The skill that it asks for.
        level: Option<Choice<Level>>,
        /// Its size: 1 is a main lift, 4 a small isolation exercise.
        tier: Option<Number<1, 4>>,
        /// How much it loads the spine, from 0 to 4.
        axial: Option<Number<0, 4>>,
        /// Where in its range the muscle works hardest.
        bias: Option<Choice<Bias>>,
        /// Whether it is done one side at a time.
        unilateral: Option<bool>,
        /// Where in the gym it is done, such as platform: supersets stay near one place.
        station: Option<Text>,
        /// The exercise that this is a variation of.
        variation_of: Option<Name>,
        /// Exercises that can take its place.
        substitutes: Option<Vec<Name>>,
        /// Injuries that it should be avoided with, such as low-back.
        avoid_with: Option<Vec<Text>>,
        /// What a coach calls out, a few words each.
        cues: Option<Vec<Text>>,
        /// Pictures and films, in order.
        media: Option<Vec<Media>>,
        /// What generated workouts prescribe in place of the goal's table, such as 3 x 30-60 s.
        rx: Option<Text>,
        /// true on imported pages: they are shown as not yet reviewed.
        needs_review: Option<bool>,
    }
}
keys! {
    /// What an exercise trains.
    Muscles {
        /// Prime movers: a set counts 1 for each.
        primary: Some1<Name>,
        /// Helpers: a set counts half for each.
        secondary: Option<Vec<Name>>,
    }
}
keys! {
    /// A picture or a film.
    #[schemars(extend("oneOf" = [{"required": ["image"]}, {"required": ["video"]}]))]
    Media {
        /// A picture beside the page.
        image: Option<Text>,
        /// What the picture shows, for who cannot see it.
        alt: Option<Text>,
        /// What stands under the picture.
        caption: Option<Text>,
        /// A film's address, or a film beside the page.
        video: Option<Text>,
        /// What the film is called.
        title: Option<Text>,
    }
}
keys! {
    /// Front matter of a program: a file in content/programs/.
    #[schemars(extend("oneOf" = [{"required": ["sessions"]}, {"required": ["phases"]}]))]
    Program with title: Text, {
        /// What it is for.
        goal: Option<Choice<Goal>>,
        /// Whom it is for.
        level: Option<Choice<Level>>,
        /// How many weeks it takes.
        weeks: Option<Number<1, 104>>,
        /// Lighter weeks: shown as two thirds of the sets, two RPE lower.
        deload_weeks: Option<Vec<Number<1, 104>>>,
        /// Muscles or groups that it puts first.
        priority: Option<Vec<Name>>,
        /// Injuries that it respects, such as low-back.
        flags: Option<Vec<Text>>,
        /// How to go on from week to week, in a sentence or two.
        progression: Option<Text>,
        /// The sessions of a week.
        sessions: Option<Some1<Session>>,
        /// In place of `sessions` where the program changes from week to week: first week to last, without gaps.
        phases: Option<Vec<Phase>>,
    }
}
keys! {
    /// Some weeks of a program with the same sessions.
    Phase {
        /// What it is called, such as Base.
        name: Option<Text>,
        /// The first and the last week, such as `[1, 3]`.
        weeks: Weeks,
        /// The sessions of each of its weeks.
        sessions: Some1<Session>,
    }
}
keys! {
    /// A training session.
    #[schemars(extend("oneOf" = [{"required": ["work"]}, {"required": ["generate"]}]))]
    Session {
        /// What it is called, such as Deadlift day.
        name: Option<Text>,
        /// The day of the week.
        day: Option<Choice<Weekday>>,
        /// The time that it must fit, warm-up and cool-down included.
        minutes: Option<Number<5, 600>>,
        /// A line for each exercise, such as A) Back Squat: 3 x 5, rest 3 min.
        work: Option<Work>,
        /// In place of `work`: what the session is to train, and it is worked out.
        generate: Option<Request>,
    }
}
keys! {
    /// What a session is asked for.
    Request {
        /// Muscles and groups, in the order of their training.
        targets: Some1<NameOr<Target>>,
        /// alternating, sequential, lift-first, or a target first, such as legs-first.
        order: Option<Text>,
        /// What it is for.
        goal: Option<Choice<Goal>>,
        /// Who trains.
        level: Option<Choice<Level>>,
        /// The time that it must fit, warm-up and cool-down included.
        minutes: Option<Number<5, 600>>,
        /// How many different sessions for one week.
        sessions: Option<Number<1, 4>>,
        /// What there is; `[]` is bodyweight alone.
        equipment: Option<Vec<Name>>,
        /// The muscle that lags behind: its hardest exercise comes first.
        lagging: Option<Name>,
        /// The exercise that comes first.
        main_lift: Option<Name>,
        /// Exercises to leave out.
        exclude: Option<Vec<Name>>,
        /// Injuries to respect, such as low-back.
        flags: Option<Vec<Text>>,
        /// Whether exercises are paired; auto pairs them where time asks for it.
        supersets: Option<Choice<Supersets>>,
        /// Which of the possible sessions: 1 is the best.
        variant: Option<Number<1, 99>>,
        /// true leaves out targets that cannot be served.
        partial: Option<bool>,
    }
}
keys! {
    /// A target with a priority.
    Target {
        /// The muscle or group.
        name: Name,
        /// How much it matters, from 1 to 9.
        priority: Option<Number<1, 9>>,
    }
}
keys! {
    /// Front matter of a muscle: a file in content/muscles/. The muscles that every guide has need no title.
    Muscle with title: Option<Text>, {
        /// Its Latin name.
        latin: Option<Text>,
        /// The groups that it belongs to, such as `[legs]`.
        groups: Option<Vec<Name>>,
        /// Where on the drawing of the body it is seen.
        view: Option<Choice<View>>,
        /// The muscle that it is a part of.
        parent: Option<Name>,
        /// What it does, in a sentence.
        function: Option<Text>,
        /// The muscles that do the opposite.
        antagonist: Option<OneOrList<Name>>,
    }
}
keys! {
    /// Front matter of a muscle group: a file in content/groups/. The groups that every guide has need no title.
    Group with title: Option<Text>, {
        /// What it does, in a sentence.
        function: Option<Text>,
        /// The muscles in it.
        muscles: Option<Vec<Name>>,
    }
}
keys! {
    /// Front matter of an author: a file in content/authors/.
    Author with title: Text, {
        /// A sentence or two about them.
        bio: Option<Text>,
        /// Where they are.
        place: Option<Text>,
        /// Their own page: a whole address, such as `https://example.org/`.
        url: Option<Text>,
    }
}
