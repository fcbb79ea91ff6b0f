//! Pages of small guides, read as a reader does.

use crate::site::Site;
use crate::source::{Options, Sources};

const SQUAT: &str =
    "---\ntitle: Goblet Squat\nmuscles: {primary: [quads], secondary: [glutes]}\npattern: squat\nequipment: [dumbbell]\n---\nSit.";

/// A page of a guide.
fn page(files: &[(&str, &str)], path: &str) -> String {
    let site = Site::new(&files.iter().copied().collect::<Sources>(), &Options::default()).value;
    let (path, _) = site.plan().iter().find(|(p, _)| p.as_str() == path).unwrap();
    String::from_utf8(site.draw(path).unwrap().unwrap().into_owned()).unwrap()
}

/// What stands between two texts.
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let from = page.find(start).unwrap_or_else(|| panic!("no {start}")) + start.len();
    page[from..].split(end).next().unwrap()
}

#[test]
fn weeks_that_are_alike_stand_once_and_the_lighter_one_after_them() {
    let case = |weeks: &str, ids: &[&str], titles: &[&str]| {
        let program =
            format!("---\ntitle: P\n{weeks}sessions:\n  - name: Day\n    work: |\n      Goblet Squat: 3 x 8 @ RPE 8, rest 90 s\n---\n");
        let drawn = page(&[("content/exercises/goblet-squat.md", SQUAT), ("content/programs/p.md", &program)], "programs/p.html");
        let headings = drawn.match_indices("<section class=\"wk\" aria-labelledby=\"").map(|(at, m)| &drawn[at + m.len()..]);
        let found: Vec<(&str, &str)> =
            headings.map(|text| (text.split('"').next().unwrap(), between(text, "<h2 id=", "</h2>").split('>').nth(1).unwrap())).collect();
        let want: Vec<(&str, &str)> = ids.iter().copied().zip(titles.iter().copied()).collect();
        assert_eq!(found, want, "{weeks}");
    };
    case("", &["every-week"], &["Every week"]);
    case("weeks: 6\n", &["week-1"], &["Every week, 1 to 6"]);
    case("weeks: 6\ndeload_weeks: [4]\n", &["week-1", "week-4"], &["Weeks 1–3 and 5–6", "Week 4: lighter"]);
    case("weeks: 8\ndeload_weeks: [4, 8]\n", &["week-1", "week-4"], &["Weeks 1–3 and 5–7", "Weeks 4 and 8: lighter"]);
    case("weeks: 5\ndeload_weeks: [2, 4]\n", &["week-1", "week-2"], &["Weeks 1, 3 and 5", "Weeks 2 and 4: lighter"]);
}

#[test]
fn what_to_read_next_is_three_pages_that_the_page_does_not_show_already() {
    let exercise = |title: &str, more: &str| format!("---\ntitle: {title}\nmuscles: {{primary: [quads]}}\npattern: squat\n{more}---\n");
    let (plain, harder) = (exercise("Air Squat", ""), exercise("Front Squat", "level: advanced\nequipment: [barbell]\n"));
    let own = exercise("Back Squat", "equipment: [barbell]\nsubstitutes: [front-squat]\n");
    let files = [
        ("content/exercises/air-squat.md", &*plain),
        ("content/exercises/back-squat.md", &*own),
        ("content/exercises/front-squat.md", &*harder),
        ("content/exercises/goblet-squat.md", SQUAT),
        ("content/articles/deep.md", "---\ntitle: How Deep\n---\nThe [[back squat]]. A [[rep]]."),
        ("content/glossary/rep.md", "---\ntitle: Rep\n---\nOne of a [[set]]."),
        ("content/glossary/set.md", "---\ntitle: Set\n---\nSome."),
        ("content/glossary/pump.md", "---\ntitle: Pump\n---\nBlood."),
        ("content/glossary/tempo.md", "---\ntitle: Tempo\n---\nPace."),
    ];
    let case = |path: &str, want: &[&str]| {
        let drawn = page(&files, path);
        let next = between(&drawn, "id=\"next\"", "</section>");
        let titles: Vec<&str> = next.match_indices("<strong>").map(|(at, m)| next[at + m.len()..].split('<').next().unwrap()).collect();
        assert_eq!(titles, want, "{path}");
    };
    case("exercises/back-squat.html", &["Quadriceps", "Goblet Squat", "Air Squat"]);
    case("muscles/quads.html", &["Hamstrings", "Legs", "Adductors"]);
    case("glossary/rep.html", &["Set", "Tempo", "Pump"]);
    case("groups/core.html", &["Legs", "Glutes", "Back"]);
}

#[test]
fn a_guide_of_one_exercise_begins_with_it() {
    let files = [("content/exercises/goblet-squat.md", SQUAT)];
    let home = page(&files, "index.html");
    assert!(between(&home, "<h2 id=\"exercises\">", "</section>").contains("href=\"exercises/goblet-squat.html\""));
    assert!(!home.contains("id=\"programs\""));
}

#[test]
fn an_article_is_the_last_step_of_its_way_with_a_category_or_without() {
    let case = |category: &str, want: &[&str]| {
        let article = format!("---\ntitle: Depth\n{category}---\nText.");
        let drawn = page(&[("content/articles/depth.md", &article)], "articles/depth.html");
        let crumbs = between(&drawn, "<nav class=\"crumbs\"", "</nav>").replace("</a>", "</span>");
        let found: Vec<&str> = crumbs.split("</span>").filter_map(|part| part.rsplit_once('>')).map(|(_, text)| text).collect();
        assert_eq!(found[..found.len() - 1], *want, "{category}");
    };
    case("", &["Home", "Articles", "Depth"]);
    case("category: technique\n", &["Home", "Articles", "technique", "Depth"]);
}

#[test]
fn notation_is_coloured() {
    let case = |fence: &str, coloured: bool| {
        let article = format!("---\ntitle: Depth\n---\n```workout{fence}\nGoblet Squat: 3 x 8, rest 90 s\n```\n");
        let drawn = page(&[("content/exercises/goblet-squat.md", SQUAT), ("content/articles/d.md", &article)], "articles/d.html");
        assert_eq!(drawn.contains("<span class=\"w-name\">Goblet Squat</span>"), coloured, "{fence}");
    };
    case(" source", true);
    case("", false);
}

#[test]
fn a_page_that_was_imported_says_so_at_its_top() {
    let imported = SQUAT.replace("pattern:", "needs_review: true\npattern:");
    let drawn = page(&[("content/exercises/goblet-squat.md", &imported)], "exercises/goblet-squat.html");
    assert!(drawn.find("Not reviewed yet").unwrap() < drawn.find("class=\"facts\"").unwrap());
}

#[test]
fn a_list_says_what_it_holds() {
    let exercise = |title: &str, muscle: &str, equipment: &str| {
        format!("---\ntitle: {title}\nmuscles: {{primary: [{muscle}]}}\npattern: squat\nequipment: [{equipment}]\ntier: 2\n---\n")
    };
    let squat = exercise("Hack Squat", "quads", "machine, ez-bar");
    let fly = exercise("Fly", "chest", "dumbbell");
    let long = "---\ntitle: \"One, two and three\"\ntags: [order]\ncategory: How & why\n---\n";
    let files = [
        ("content/exercises/hack-squat.md", &*squat),
        ("content/exercises/fly.md", &*fly),
        ("content/exercises/goblet-squat.md", SQUAT),
        ("content/articles/long.md", long),
        ("content/articles/question.md", "---\ntitle: Why?\ntags: [order]\n---\n"),
        (
            "content/programs/fives.md",
            "---\ntitle: Fives\ngoal: strength\ntags: [order]\nsessions: [{name: A, work: \"Fly: 3 x 8\"}]\n---\n",
        ),
    ];
    let case = |path: &str, lede: &str, description: &str| {
        let drawn = page(&files, path);
        assert_eq!(between(&drawn, "<p class=\"lede\">", "</p>"), lede, "{path}");
        assert_eq!(between(&drawn, "name=\"description\" content=\"", "\">"), description, "{path}");
    };
    case(
        "equipment/dumbbell.html",
        "2 exercises with dumbbells, for the chest and quadriceps.",
        "2 exercises with dumbbells, for the chest and quadriceps: Fly and Goblet Squat.",
    );
    case(
        "equipment/ez-bar.html",
        "1 exercise with an EZ bar, for the quadriceps.",
        "1 exercise with an EZ bar, for the quadriceps: Hack Squat.",
    );
    let order = "1 program and 2 articles on “order”: Fives; One, two and three; and Why?";
    case("tags/order.html", "Programs and articles on “order”.", order);
    let why = "1 article on “How &amp; why”: One, two and three.";
    case("categories/how-why.html", "Articles on “How &amp; why”.", why);
    case(
        "goals/strength.html",
        "Programs that make the main lifts heavier: few repetitions, long rests.",
        "Programs that make the main lifts heavier: few repetitions, long rests. 1 program: Fives.",
    );
}

#[test]
fn links_of_an_article_are_notes_on_paper_and_those_of_a_card_are_not() {
    let text = "The [[goblet squat]], [a study](https://example.org/a), [[Goblet Squat|again]], [below](#end).\n\n## End\n\nSo.";
    let (article, exercise) = (format!("---\ntitle: A\n---\n{text}"), format!("{SQUAT}\n{text}"));
    let files = [("content/articles/a.md", &*article), ("content/exercises/goblet-squat.md", &*exercise)];
    let drawn = page(&files, "articles/a.html");
    let body = between(&drawn, "<div class=\"prose\">", "</div>");
    let numbers: Vec<&str> = body.match_indices("data-note=\"").map(|(at, m)| body[at + m.len()..].split('"').next().unwrap()).collect();
    assert_eq!(numbers, ["1", "2", "1"]);
    let notes = between(&drawn, "class=\"notes printonly\"", "</section>");
    let want = "<li>Goblet Squat, <span>exercises/goblet-squat.html</span></li><li><span>https://example.org/a</span></li>";
    assert!(notes.contains(want), "{notes}");
    assert!(!page(&files, "exercises/goblet-squat.html").contains("data-note"));
}
