//! What a list of things that share a word says of itself: under its title, and to search engines.

use crate::base::words;
use crate::site::crosslinks::{List, equipment_title};
use crate::site::plan::Section;
use crate::training::guide::Ref;
use crate::training::terms::{Goal, Level};

use super::Desk;

/// The letters of a description that a search engine shows.
const SHOWN: usize = 155;

/// What stands at the top of a list.
pub(in crate::site) struct About {
    /// What kind of list it is.
    pub kicker: &'static str,
    /// The section that it belongs to.
    pub section: Option<Section>,
    /// One sentence, under the title.
    pub lede: String,
    /// The same with what the list begins with.
    pub description: String,
}

impl Desk<'_> {
    pub(in crate::site) fn about(&self, list: &List) -> About {
        let things = self.site.cross.list(list);
        let counted = Self::counted(things);
        let (kicker, section) = match list {
            List::Equipment(_) => ("Equipment", Some(Section::Exercises)),
            List::Level(_) => ("Level", None),
            List::Pattern(_) => ("Movement", Some(Section::Exercises)),
            List::Goal(_) => ("Goal", Some(Section::Programs)),
            List::Tag(..) => ("Tag", None),
            List::Category(..) => ("Category", Some(Section::Articles)),
        };
        let (lede, begin) = match list {
            List::Equipment(id) => {
                let begin = format!("{counted} {}{}", needing(id), self.most_worked(things));
                (format!("{begin}."), begin)
            }
            List::Level(level) => defined(level_is(*level), &counted),
            List::Pattern(pattern) => defined(pattern.definition(), &counted),
            List::Goal(goal) => defined(goal_is(*goal), &counted),
            List::Tag(_, label) | List::Category(_, label) => {
                let begin = format!("{counted} on “{label}”");
                (format!("{} on “{label}”.", words::capital(&words::list(&kinds(things)))), begin)
            }
        };
        About { kicker, section, lede, description: self.with_names(&begin, things) }
    }

    /// `begin` and the names that there is room for: `14 exercises: Deadlift, Romanian Deadlift and 12 more.`
    fn with_names(&self, begin: &str, things: &[Ref]) -> String {
        let guide = self.guide();
        let mut things = things.to_vec();
        things.sort_by_key(|thing| match thing {
            Ref::Exercise(id) => (0, guide.exercises[*id].tier),
            Ref::Program(_) => (1, 0),
            Ref::Article(_) => (2, 0),
            _ => (3, 0),
        });
        // More titles than letters never fit, however many there are.
        let titles: Vec<String> = things.iter().take(SHOWN).map(|thing| guide.meta(*thing).title.to_string()).collect();
        let all = |shown: usize| match things.len() - shown {
            0 => listed(&titles),
            left => listed(&[&titles[..shown], &[format!("{left} more")]].concat()),
        };
        let length = |shown: &usize| begin.chars().count() + 3 + all(*shown).chars().count();
        let shown = (1..=titles.len().min(SHOWN / 3)).rev().find(|shown| length(shown) <= SHOWN).unwrap_or(1.min(titles.len()));
        let names = all(shown);
        let stop = if names.ends_with(['.', '?', '!', '…']) { "" } else { "." };
        if names.is_empty() { format!("{begin}.") } else { format!("{begin}: {names}{stop}") }
    }

    /// `, above all for the lats and chest`; nothing where no exercise is listed.
    fn most_worked(&self, things: &[Ref]) -> String {
        let guide = self.guide();
        let mut muscles: Vec<(usize, String)> = Vec::new();
        for worked in things
            .iter()
            .filter_map(|t| if let Ref::Exercise(id) = t { Some(*id) } else { None })
            .flat_map(|id| &guide.exercises[id].primary)
        {
            let title = words::lower_first(&guide.muscles[worked.muscle].meta.title);
            match muscles.iter_mut().find(|(_, known)| *known == title) {
                Some((n, _)) => *n += 1,
                None => muscles.push((1, title)),
            }
        }
        let how = match muscles.len() {
            0 => return String::new(),
            1..=3 => "for",
            _ => "above all for",
        };
        muscles.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
        let most: Vec<&str> = muscles.iter().take(3).map(|(_, title)| title.as_str()).collect();
        format!(", {how} the {}", words::list(&most))
    }
}

/// The kinds of things there are: `programs`, `articles`.
fn kinds(things: &[Ref]) -> Vec<&'static str> {
    let kind = |thing: &Ref| match thing {
        Ref::Exercise(_) => "exercises",
        Ref::Muscle(_) | Ref::Part(_) | Ref::Group(_) => "muscles",
        Ref::Program(_) => "programs",
        Ref::Article(_) => "articles",
        Ref::Term(_) => "terms",
        Ref::Page(_) | Ref::Author(_) => "pages",
    };
    let all = ["exercises", "muscles", "programs", "articles", "terms", "pages"];
    all.into_iter().filter(|title| things.iter().any(|thing| kind(thing) == *title)).collect()
}

/// A list of titles in a sentence, some of which may hold commas.
fn listed(titles: &[String]) -> String {
    match titles {
        [rest @ .., last] if rest.len() > 1 && titles.iter().any(|title| title.contains(',')) => format!("{}; and {last}", rest.join("; ")),
        _ => words::list(titles),
    }
}

/// A definition under the title, and the same with how many things there are.
fn defined(definition: &str, counted: &str) -> (String, String) {
    (definition.to_owned(), format!("{definition} {counted}"))
}

/// `with a barbell`, `with dumbbells`.
fn needing(id: &str) -> String {
    let name = words::lower_first(&equipment_title(id));
    match id {
        "bodyweight" => "that need nothing but a floor and room to move".to_owned(),
        "smith-machine" => "with a Smith machine".to_owned(),
        _ if name.ends_with('s') && !name.ends_with("ss") => format!("with {name}"),
        _ => format!("with {}", words::one(&name)),
    }
}

fn level_is(level: Level) -> &'static str {
    match level {
        Level::Beginner => "For lifters who are learning the patterns: light to load and easy to set up.",
        Level::Intermediate => "For lifters who know the patterns and train with steady effort.",
        Level::Advanced => "For lifters with years of practice, who can hold their form when it is heavy.",
    }
}

fn goal_is(goal: Goal) -> &'static str {
    match goal {
        Goal::Strength => "Programs that make the main lifts heavier: few repetitions, long rests.",
        Goal::Hypertrophy => "Programs that build muscle: moderate repetitions and enough weekly sets.",
        Goal::General => "Programs for being strong and fit all round.",
        Goal::Endurance => "Programs of many repetitions and short rests, for muscles that last.",
    }
}
