//! Every way of telling that the source articles have, told in this guide as well.

use ironleaf::base::OutPath;
use ironleaf::site::address;
use ironleaf::training::guide::{Article, Ref};
use scraper::{Html, Selector};

use super::{SHIPPED, guide, thing};
use crate::walk;

fn article(id: &str) -> &'static Article {
    let Ref::Article(id) = thing("article", id) else { unreachable!("an article was asked for") };
    &guide().articles[id]
}

/// How many elements of a thing's drawn page a selector finds.
fn count(kind: &str, id: &str, selector: &str) -> usize {
    let path: OutPath = address::of(guide(), thing(kind, id)).path;
    let page = Html::parse_document(&walk::text(&SHIPPED.1.value, &path));
    page.select(&Selector::parse(selector).unwrap()).count()
}

#[test]
fn an_article_has_a_head_and_a_short_answer() {
    for id in ["back-and-legs-together", "glutes-and-legs-together"] {
        let article = article(id);
        assert!(article.meta.title.ends_with('?'), "{id}: the title is the question");
        assert!(article.meta.summary.as_ref().unwrap().starts_with("Yes"), "{id}: the summary is the answer");
    }
    assert_eq!(article("back-and-legs-together").category.as_deref(), Some("Fitness & Exercise"));
    for (_, article) in guide().articles.iter() {
        let id = &article.meta.id;
        assert!(article.meta.author.is_some() && article.meta.date.is_some(), "{id}: a byline");
        assert!(article.category.is_some() && article.suited_for.is_some(), "{id}: a category, and for whom");
        assert!(article.meta.related.len() >= 2, "{id}: what to read next");
        assert!(!article.meta.sources.is_empty(), "{id}: sources");
    }
    let (_, editors) = guide().authors.iter().next().unwrap();
    assert!(editors.bio.is_some(), "who writes");
}

#[test]
fn an_article_has_the_parts_that_its_source_has() {
    let case = |id: &str, selector: &str, least: usize| {
        let found = count("article", id, selector);
        assert!(found >= least, "{id}: {found} of `{selector}`, not {least}");
    };
    // Sections, lists that begin with a label, a numbered list that the headings under it follow.
    case("back-and-legs-together", ".prose h2", 5);
    case("back-and-legs-together", ".prose h3", 5);
    case("back-and-legs-together", ".prose li > strong", 6);
    case("back-and-legs-same-day", ".prose h2#four-reasons ~ ol > li", 4);
    case("back-and-legs-same-day", ".prose h2#four-reasons ~ h3", 4);
    // Asides: a takeaway, a note under a sample, a call, a caution, a story told of someone else.
    case("glutes-and-legs-together", ".callout-takeaway", 1);
    case("back-and-legs-together", ".callout-note", 1);
    case("back-and-legs-same-day", ".callout-cta", 1);
    case("back-and-legs-same-day", ".callout-caution a", 1);
    case("looking-after-the-spine", ".callout-caution", 1);
    case("why-glutes-matter", ".callout-story", 1);
    // A picture with a caption, comparisons, the same session in five orders, an end.
    case("why-glutes-matter", "figure img[alt]", 1);
    case("why-glutes-matter", "figure figcaption", 1);
    case("back-and-legs-same-day", ".prose table", 1);
    case("ordering-a-combined-session", ".prose table", 6);
    case("back-and-legs-same-day", "h2#conclusion", 1);
    case("food-and-sleep", ".prose h2", 4);
    // Takeaways, and as many questions as the source has, with the data that search engines read.
    case("back-and-legs-together", "section.key li", 5);
    case("back-and-legs-together", "details", 5);
    case("why-glutes-matter", "section.key li", 3);
    case("why-glutes-matter", "details", 3);
    case("back-and-legs-together", "script[type='application/ld+json']", 1);
}

#[test]
fn everyday_words_have_a_page_and_the_orders_are_drawn_side_by_side() {
    assert!(count("page", "words-for-the-glutes", "table tr") >= 10, "everyday words beside anatomical ones");
    let orders: Vec<_> = article("ordering-a-combined-session").meta.fences.iter().map(|fence| fence.title.as_deref().unwrap()).collect();
    assert_eq!(orders, ["Legs first", "Back first", "Alternating", "Sequential", "Main lift first"]);
    let lists = article("ordering-a-combined-session").meta.fences.iter().map(|fence| {
        let mut names: Vec<_> = fence.workout.items().map(|item| item.partners[0][0].exercise.unwrap()).collect();
        names.sort();
        names
    });
    assert!(lists.collect::<std::collections::BTreeSet<_>>().len() == 1, "the five orders are of one list");
}
