//! What is asked, in which order.

use clap::ValueEnum as _;

use crate::cli::args::PageKind;
use crate::content::Kind;
use crate::desk::{self, Refused, Wanted};
use crate::training::terms::EQUIPMENT;
use crate::training::{self, Guide};

use super::ask::Ask;

/// How the end of a hint says that names may be many.
const MANY: &str = "several with commas between them; Tab completes";

/// Asks for what is not said yet; nothing where the person goes away.
pub(super) fn ask(
    person: &mut dyn Ask,
    kind: &mut Option<Kind>,
    wanted: &mut Wanted,
    guide: &Guide,
    taken: &dyn Fn(&str) -> bool,
) -> Option<()> {
    let kind = match *kind {
        Some(kind) => kind,
        None => *kind.insert(choose(person)?),
    };
    if wanted.title.is_empty() {
        let judge = |title: &str| {
            let with = Wanted { title: title.to_owned(), ..wanted.clone() };
            if title.trim().is_empty() { Err("write what it is called".to_owned()) } else { said(desk::place(guide, kind, &with, taken)) }
        };
        let title = person.line("What is it called?", "as it stands at the top of the page", &[], &judge)?;
        title.trim().clone_into(&mut wanted.title);
    }
    let own = !matches!(desk::place(guide, kind, wanted, taken), Ok((_, true)));
    let mut list = |question: &str, hint: &str, kinds: &[training::Kind], what: &str, needed: bool| -> Option<Vec<String>> {
        let judge = |line: &str| {
            let names = parts(line);
            if needed && names.is_empty() {
                Err(format!("name {} or more", crate::base::words::one(what)))
            } else {
                said(desk::names(guide, kinds, &names, what))
            }
        };
        person.line(question, hint, &desk::known(guide, kinds), &judge).map(|line| parts(&line))
    };
    match kind {
        Kind::Exercise => {
            if wanted.muscles.is_empty() {
                wanted.muscles = list("Which muscles work hardest?", MANY, &training::Kind::MUSCLES, "muscle", true)?;
            }
            if wanted.secondary.is_empty() {
                let hint = format!("{MANY}; Enter for none");
                let secondary = list("Which muscles help?", &hint, &training::Kind::MUSCLES, "muscle", false)?;
                wanted.secondary = others(guide, &wanted.muscles, secondary);
            }
            if wanted.equipment.is_none() {
                wanted.equipment = Some(equipment(person)?);
            }
        }
        Kind::Group if own && wanted.muscles.is_empty() => {
            wanted.muscles = list("Which muscles are in it?", MANY, &training::Kind::MUSCLES, "muscle", true)?;
        }
        Kind::Muscle if own && wanted.groups.is_empty() => {
            wanted.groups = list("Which groups does it belong to?", MANY, &[training::Kind::Group], "muscle group", true)?;
        }
        Kind::Program if wanted.exercises.is_empty() && !guide.exercises.is_empty() => {
            let hint = format!("{MANY}; Enter for an example");
            wanted.exercises = list("Which exercises does its first session hold?", &hint, &[training::Kind::Exercise], "exercise", false)?;
        }
        _ => {}
    }
    Some(())
}

/// The muscles that help, without those that were named as working hardest.
fn others(guide: &Guide, first: &[String], secondary: Vec<String>) -> Vec<String> {
    let known = |name: &String| desk::names(guide, &training::Kind::MUSCLES, std::slice::from_ref(name), "muscle").unwrap_or_default();
    let primary: Vec<String> = first.iter().flat_map(known).collect();
    secondary.into_iter().filter(|name| known(name).iter().all(|name| !primary.contains(name))).collect()
}

fn equipment(person: &mut dyn Ask) -> Option<Vec<String>> {
    let judge = |line: &str| said(desk::equipment(&parts(line)));
    let hint = format!("{MANY}; Enter for nothing but the body");
    let all: Vec<String> = EQUIPMENT.iter().map(|(id, _)| (*id).to_owned()).collect();
    person.line("What does it need?", &hint, &all, &judge).map(|line| parts(&line))
}

fn choose(person: &mut dyn Ask) -> Option<Kind> {
    let all = PageKind::value_variants();
    let values: Vec<_> = all.iter().filter_map(clap::ValueEnum::to_possible_value).collect();
    let about: Vec<String> = values.iter().map(|value| value.get_help().map(ToString::to_string).unwrap_or_default()).collect();
    let words: Vec<(&str, &str)> = values.iter().zip(&about).map(|(value, about)| (value.get_name(), about.as_str())).collect();
    person.choose("What is it?", &words).and_then(|at| all.get(at)).map(|kind| kind.kind())
}

fn parts(line: &str) -> Vec<String> {
    line.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn said<T>(answer: Result<T, Refused>) -> Result<(), String> {
    answer.map(drop).map_err(|Refused { message, help }| format!("{message}: {help}"))
}
