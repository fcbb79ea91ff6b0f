//! The pages of the shipped guide that show sample workouts.

use std::collections::BTreeSet;

use ironleaf::base::OutPath;
use ironleaf::training::guide::Target;
use scraper::{Html, Selector};

use super::Gym;

impl Gym {
    fn page(&self, path: &str) -> Html {
        let address = self.site.plan().iter().map(|(path, _)| path).find(|known: &&OutPath| known.as_str() == path);
        let bytes = self.site.draw(address.unwrap_or_else(|| panic!("no page {path}"))).unwrap().unwrap();
        Html::parse_document(std::str::from_utf8(&bytes).unwrap())
    }
}

fn all(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|found| found.text().collect::<String>().trim().to_owned()).collect()
}

#[test]
fn every_muscle_and_every_group_has_its_sample_workouts() {
    let gym = Gym::shipped();
    let guide = gym.guide();
    let muscles = guide.muscles.iter().map(|(id, muscle)| (Target::Muscle(id), format!("muscles/{}.html", muscle.meta.id)));
    let whole = guide.groups.iter().filter(|(id, _)| guide.sole_muscle(*id).is_none());
    let groups = whole.map(|(id, group)| (Target::Group(id), format!("groups/{}.html", group.meta.id)));
    for (_, path) in muscles.chain(groups) {
        let page = gym.page(&path);
        let tables: Vec<_> = page.select(&Selector::parse("section[aria-labelledby=samples] .day").unwrap()).collect();
        assert!(!tables.is_empty(), "{path}");
        for table in tables {
            let texts = |selector: &str| {
                table.select(&Selector::parse(selector).unwrap()).map(|e| e.text().collect::<String>()).collect::<Vec<_>>()
            };
            assert!(texts(".asked")[0].starts_with("Worked out from: "), "{path}");
            let reasons = texts(".why a");
            assert!(reasons.len() >= texts("tbody tr").len(), "{path}: {reasons:?}");
            assert_eq!(reasons.iter().collect::<BTreeSet<_>>().len(), reasons.len(), "{path}: {reasons:?}");
            assert!(!texts(".credits span").is_empty() && texts("header")[0].contains("min"), "{path}");
        }
    }
    // For the large groups there is something for every gym.
    for path in ["groups/legs.html", "groups/glutes.html", "groups/back.html", "groups/core.html"] {
        let titles = all(&gym.page(path), "section[aria-labelledby=samples] h3");
        assert!(titles[..2] == ["In the gym", "With dumbbells and a bench"], "{path}: {titles:?}");
        assert_eq!(titles.len() == 3, path != "groups/back.html", "a back cannot be trained with nothing: {path}: {titles:?}");
    }
}

#[test]
fn a_pair_stands_in_every_order_side_by_side() {
    let gym = Gym::shipped();
    for path in ["pairs/back-and-legs.html", "pairs/glutes-and-legs.html"] {
        let page = gym.page(path);
        let orders = all(&page, "section > h2");
        assert_eq!(orders.len(), 5, "{path}: {orders:?}");
        assert!(orders[1].ends_with("first") && orders[2].ends_with("first") && orders[3..] == ["Alternating", "One after the other"]);
        assert_eq!(all(&page, "[aria-labelledby=side-by-side] thead th").len(), 5);
        assert!(all(&page, "[aria-labelledby=side-by-side] tbody tr").len() >= 4);
    }
}
