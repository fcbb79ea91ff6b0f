//! An exercise's page.

use crate::base::words;
use crate::site::crosslinks::{List, equipment_title};
use crate::site::plan::Section;
use crate::site::view::{CardGroup, ExerciseView, Fact};
use crate::training::guide::{Exercise, Ref};
use crate::training::prescription::parse_rx;
use crate::training::table::Id;
use crate::training::terms::Bias;

use super::Desk;

/// Programs, articles and forms named on an exercise's page; the lists of each hold the rest.
const NAMED: usize = 12;

impl Desk<'_> {
    pub(super) fn exercise(&self, id: Id<Exercise>) -> ExerciseView {
        let thing = Ref::Exercise(id);
        let x = &self.guide().exercises[id];
        let cross = &self.site.cross;
        let programs: Vec<Ref> = cross.programs_of[id.index()].iter().copied().map(Ref::Program).take(NAMED).collect();
        let articles: Vec<Ref> = cross.articles_of[id.index()].iter().copied().map(Ref::Article).take(NAMED).collect();
        let variations = self.variations(id);
        let shown: Vec<Ref> = programs.iter().chain(&articles).chain(variations.iter().flat_map(|group| &group.2)).copied().collect();
        let body = self.body(thing);
        let mut head = self.head("exercise", &x.meta.id, &x.meta.title, self.summary(thing).as_deref(), Some(Section::Exercises));
        head.has_workouts = self.has_workouts(thing);
        head.json_ld = Some(self.structured(thing, &head));
        let mut intro = self.intro(thing, Some(Self::exercise_kicker(x)));
        intro.byline = self.byline(thing, None);
        intro.unreviewed = x.needs_review;
        let (primary, secondary) = Self::worked(x);
        ExerciseView {
            head,
            crumbs: self.crumbs(Some(Section::Exercises), &x.meta.title),
            intro,
            facts: self.exercise_facts(x),
            cues: x.cues.iter().map(ToString::to_string).collect(),
            map: self.body_map(&primary, &secondary, &format!("Muscles worked by the {}", x.meta.title)),
            media: self.gallery(thing),
            body,
            variations: variations
                .into_iter()
                .map(|(id, title, things)| CardGroup { id: id.to_owned(), title: title.to_owned(), cards: self.cards(things) })
                .collect(),
            programs: self.cards(programs),
            articles: self.cards(articles),
            end: self.ending(thing, &shown),
        }
    }

    /// The muscles that an exercise works, each once.
    pub(super) fn worked(x: &Exercise) -> (Vec<Ref>, Vec<Ref>) {
        let named = |list: &[crate::training::guide::Worked]| {
            let mut things: Vec<Ref> = Vec::new();
            for worked in list {
                if !things.contains(&Ref::Muscle(worked.muscle)) {
                    things.push(Ref::Muscle(worked.muscle));
                }
            }
            things
        };
        (named(&x.primary), named(&x.secondary))
    }

    fn exercise_kicker(x: &Exercise) -> String {
        let pattern = x.pattern.map(|p| p.title().to_owned());
        pattern.into_iter().chain([equipment_words(x)]).collect::<Vec<_>>().join(" · ")
    }

    /// A small fact under an exercise's card: `Dumbbells and bench · Beginner`.
    pub(in crate::site) fn exercise_note(x: &Exercise) -> String {
        format!("{} · {}", equipment_words(x), x.level.title())
    }

    fn exercise_facts(&self, x: &Exercise) -> Vec<Fact> {
        let mut facts = Vec::new();
        facts.extend(Self::fact_links("Level", vec![self.list_link(&List::Level(x.level), x.level.title())]));
        facts.extend(Self::fact_links("Equipment", self.equipment(x.equipment.iter().map(|e| &**e))));
        if let Some(pattern) = x.pattern {
            facts.extend(Self::fact_links("Pattern", vec![self.list_link(&List::Pattern(pattern), pattern.title())]));
        }
        facts.push(Self::fact("Type", x.mechanic.title()));
        let tiers = ["Main lift", "Second lift", "Accessory", "Small isolation"];
        facts.push(Self::fact("Place in a session", tiers[usize::from(x.tier.clamp(1, 4)) - 1]));
        let hardest = match x.bias {
            Bias::Stretch => "Stretched",
            Bias::Short => "Shortened",
            Bias::Mid => "In mid-range",
        };
        facts.push(Self::fact("Muscle works hardest", hardest));
        let spine = ["None to speak of", "Light", "Moderate", "High", "Very high"];
        facts.push(Self::fact("Load on the spine", spine[usize::from(x.axial.min(4))]));
        if x.unilateral {
            facts.push(Self::fact("Sides", "One at a time"));
        }
        // What is wrong with it was told when the guide was resolved.
        let rx = x.rx.as_ref().and_then(|rx| parse_rx(rx).value);
        facts.extend(rx.map(|rx| Self::fact("Usual sets", rx.shown())));
        if !x.avoid_with.is_empty() {
            let flags: Vec<String> = x.avoid_with.iter().map(|f| words::lower_first(&words::title_of(f))).collect();
            facts.push(Self::fact("Leave out with", words::capital(&words::list(&flags))));
        }
        facts
    }

    /// Variations and substitutes, sorted by the skill that they ask for: id, title and exercises.
    fn variations(&self, id: Id<Exercise>) -> Vec<(&'static str, &'static str, Vec<Ref>)> {
        let guide = self.guide();
        let x = &guide.exercises[id];
        let mut groups = Vec::new();
        let mut seen = vec![id];
        let mut fresh = |things: &mut dyn Iterator<Item = Id<Exercise>>| -> Vec<Ref> {
            let mut out = Vec::new();
            for thing in things {
                if !seen.contains(&thing) {
                    seen.push(thing);
                    out.push(Ref::Exercise(thing));
                }
            }
            out
        };
        let relation = |other: &Id<Exercise>| guide.exercises[*other].level.cmp(&x.level);
        for (key, title, order) in [
            ("easier", "Easier", std::cmp::Ordering::Less),
            ("same", "In its place", std::cmp::Ordering::Equal),
            ("harder", "Harder", std::cmp::Ordering::Greater),
        ] {
            let things = fresh(&mut x.substitutes.iter().copied().filter(|other| relation(other) == order));
            groups.push((key, title, things));
        }
        let plain = x.variation_of.into_iter();
        let siblings = x.variation_of.map_or(&[][..], |plain| &self.site.cross.variations_of[plain.index()]).iter().copied();
        let forms = self.site.cross.variations_of[id.index()].iter().copied();
        groups.push(("variations-of", "Another form", fresh(&mut plain.chain(forms).chain(siblings).take(NAMED))));
        groups.retain(|group| !group.2.is_empty());
        groups
    }
}

/// What an exercise needs, in words: `Barbell, rack and bench`.
fn equipment_words(x: &Exercise) -> String {
    let titles: Vec<String> = x.equipment.iter().map(|e| words::lower_first(&equipment_title(e))).collect();
    if titles.is_empty() { "Bodyweight".to_owned() } else { words::capital(&words::list(&titles)) }
}
