//! A request in a line that a reader understands.

use crate::base::words::{capital, list, lower_first, title_of};
use crate::training::guide::Guide;
use crate::training::terms::EQUIPMENT;

use super::request::{Order, Request, Supersets};
use super::words::{plain, targets, the};

impl Request {
    /// `Legs and back in 60 minutes, alternating; general fitness, for an intermediate lifter`.
    pub fn summary(&self, guide: &Guide) -> String {
        let names = targets(guide, self.targets.iter().map(|aim| aim.target));
        let order = match self.order {
            Order::LiftFirst => ", the main lift first".to_owned(),
            _ if self.targets.len() < 2 => String::new(),
            Order::Alternating => ", alternating".to_owned(),
            Order::Sequential => ", one after the other".to_owned(),
            Order::First(target) => format!(", {} first", the(guide, target)),
        };
        let one = if self.level.id().starts_with(['a', 'i']) { "an" } else { "a" };
        let whom = format!("{}, for {one} {} lifter", lower_first(self.goal.title()), self.level.id());
        let first = format!("{} in {} minutes{order}", capital(&names), self.minutes);
        [first, whom].into_iter().chain(self.more(guide)).collect::<Vec<_>>().join("; ")
    }

    /// What is asked for besides.
    fn more(&self, guide: &Guide) -> Vec<String> {
        let exercise = |id| plain(&guide.exercises[id].meta.title);
        let mut more = Vec::new();
        if let Some(there) = &self.equipment {
            let title =
                |id: &str| EQUIPMENT.iter().find(|(known, _)| *known == id).map_or_else(|| title_of(id), |(_, title)| (*title).to_owned());
            let names: Vec<String> = there.iter().map(|id| lower_first(&title(id))).collect();
            more.push(if names.is_empty() { "without equipment".to_owned() } else { format!("with {}", list(&names)) });
        }
        if let Some(lagging) = self.lagging {
            more.push(format!("with the {} as the priority", plain(&guide.muscles[lagging].meta.title)));
        }
        more.extend(self.main_lift.map(|lift| format!("built on the {}", exercise(lift))));
        if !self.exclude.is_empty() {
            let names: Vec<String> = self.exclude.iter().map(|id| exercise(*id)).collect();
            more.push(format!("without the {}", list(&names)));
        }
        if !self.flags.is_empty() {
            let names: Vec<String> = self.flags.iter().map(|flag| lower_first(&title_of(flag))).collect();
            more.push(format!("sparing the {}", list(&names)));
        }
        match self.supersets {
            Supersets::Auto => {}
            Supersets::Yes => more.push("in supersets".to_owned()),
            Supersets::No => more.push("without supersets".to_owned()),
        }
        if self.variant > 1 {
            more.push(format!("variant {}", self.variant));
        }
        more
    }
}
