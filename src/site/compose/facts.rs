//! Names and values at the top of a page.

use crate::site::crosslinks::{List, equipment_title};
use crate::site::view::{Fact, Link};

use super::Desk;

impl Desk<'_> {
    /// A fact whose values are words.
    pub(super) fn fact(name: &str, value: impl Into<String>) -> Fact {
        Fact { name: name.to_owned(), values: vec![Link { title: value.into(), href: None }] }
    }

    /// A fact whose values are links; nothing where there are none.
    pub(super) fn fact_links(name: &str, values: Vec<Link>) -> Option<Fact> {
        (!values.is_empty()).then(|| Fact { name: name.to_owned(), values })
    }

    /// Equipment, linked; bodyweight where there is none.
    pub(super) fn equipment<'e>(&self, ids: impl IntoIterator<Item = &'e str>) -> Vec<Link> {
        let mut links: Vec<Link> = ids.into_iter().map(|id| self.list_link(&List::Equipment(id.into()), &equipment_title(id))).collect();
        if links.is_empty() {
            links.push(self.list_link(&List::Equipment("bodyweight".into()), "Bodyweight"));
        }
        links
    }
}
