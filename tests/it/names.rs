//! Names and links: who is asked first in each place, what counts as one name, and where every kind of link leads.

use std::collections::BTreeSet;

use ironleaf::diag::Rule;
use ironleaf::training::guide::{Ref, Target};
use ironleaf::training::names::Kind;
use ironleaf::{Guide, Options, Site, Sources};
use scraper::{Html, Selector};

use crate::walk;

fn site(files: &[(String, String)]) -> (Site, ironleaf::Report) {
    let made = Site::new(&files.iter().map(|(p, t)| (p, t)).collect::<Sources>(), &Options::default());
    (made.value, made.report)
}

fn files(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// The links in the prose of a page: address and text.
fn links(site: &Site, path: &str) -> Vec<(String, String)> {
    let (path, _) = site.plan().iter().find(|(p, _)| p.as_str() == path).unwrap_or_else(|| panic!("{path} is not planned"));
    let page = Html::parse_document(&walk::text(site, path));
    let links = Selector::parse(".prose a").unwrap();
    let link = |a: scraper::ElementRef<'_>| (a.attr("href").unwrap_or_default().to_owned(), a.text().collect::<String>().trim().to_owned());
    page.select(&links).map(link).collect()
}

/// The addresses that a page links to, anywhere.
fn addresses(site: &Site, path: &str) -> BTreeSet<String> {
    let (path, _) = site.plan().iter().find(|(p, _)| p.as_str() == path).unwrap();
    let page = Html::parse_document(&walk::text(site, path));
    page.select(&Selector::parse("main a").unwrap()).filter_map(|a| a.attr("href")).map(str::to_owned).collect()
}

/// A file of each kind whose title is `Shared`; a part belongs to the calves.
fn shared(kind: Kind) -> (String, String) {
    let (path, front) = match kind {
        Kind::Exercise => ("exercises/exercise-one", "muscles: {primary: [abs]}"),
        Kind::Muscle => ("muscles/muscle-one", "groups: [legs]"),
        Kind::Part => ("muscles/part-one", "parent: calves"),
        Kind::Group => ("groups/group-one", "muscles: [abs, obliques]"),
        Kind::Program => ("programs/program-one", "sessions: [{name: A, work: \"Plain: 3 x 8\"}]"),
        Kind::Article => ("articles/article-one", "category: Method"),
        Kind::Term => ("glossary/term-one", "summary: A word."),
        Kind::Page => ("pages/page-one", "summary: A page."),
        Kind::Author => ("authors/author-one", "bio: A coach."),
    };
    (format!("content/{path}.md"), format!("---\ntitle: Shared\n{front}\n---\n"))
}

const PLAIN: (&str, &str) = ("content/exercises/plain.md", "---\ntitle: Plain\nmuscles: {primary: [abs]}\n---\n");

/// A place where a name stands, the kinds that it asks in their order, the file that has it, and what it came to.
struct Place {
    name: &'static str,
    kinds: &'static [Kind],
    file: (&'static str, &'static str),
    read: fn(&Guide) -> Option<String>,
}

fn id(guide: &Guide, thing: Ref) -> String {
    guide.meta(thing).id.to_string()
}

fn target(guide: &Guide, target: Target) -> String {
    id(guide, target.thing())
}

/// The muscle, group, … of the file `mine`.
macro_rules! mine {
    ($guide:expr, $table:ident) => {
        $guide.$table.rows().iter().find(|row| row.meta.id.as_str() == "mine")
    };
}

const PLACES: &[Place] = &[
    Place {
        name: "muscles",
        kinds: &Kind::MUSCLES,
        file: ("content/exercises/mine.md", "---\ntitle: Mine\nmuscles: {primary: [Shared]}\n---\n"),
        read: |g| {
            let worked = mine!(g, exercises)?.primary.first()?;
            Some(worked.part.map_or_else(|| id(g, Ref::Muscle(worked.muscle)), |part| id(g, Ref::Part(part))))
        },
    },
    Place {
        name: "parent",
        kinds: &Kind::MUSCLES,
        file: ("content/muscles/mine.md", "---\ntitle: Mine\nparent: Shared\n---\n"),
        read: |g| {
            // A part whose muscle is not known hangs on the first, but is none of its parts.
            let part = mine!(g, parts)?;
            let listed = g.muscles[part.parent].parts.iter().any(|of| g.parts[*of].meta.id == part.meta.id);
            listed.then(|| id(g, Ref::Muscle(part.parent)))
        },
    },
    Place {
        name: "antagonist",
        kinds: &Kind::MUSCLES,
        file: ("content/muscles/mine.md", "---\ntitle: Mine\ngroups: [legs]\nantagonist: Shared\n---\n"),
        read: |g| Some(id(g, Ref::Muscle(*mine!(g, muscles)?.antagonist.first()?))),
    },
    Place {
        name: "a group's muscles",
        kinds: &Kind::MUSCLES,
        file: ("content/groups/mine.md", "---\ntitle: Mine\nmuscles: [Shared]\n---\n"),
        read: |g| Some(id(g, Ref::Muscle(*mine!(g, groups)?.muscles.first()?))),
    },
    Place {
        name: "priority",
        kinds: &Kind::TARGETS,
        file: ("content/programs/mine.md", "---\ntitle: Mine\npriority: [Shared]\nsessions: [{name: A, work: \"Plain: 3 x 8\"}]\n---\n"),
        read: |g| Some(target(g, *mine!(g, programs)?.priority.first()?)),
    },
    Place {
        name: "pairs",
        kinds: &Kind::TARGETS,
        file: ("ironleaf.yaml", "pairs: [[Shared, legs]]"),
        read: |g| Some(target(g, g.pairs.first()?[0])),
    },
    Place {
        name: "a muscle's groups",
        kinds: &[Kind::Group],
        file: ("content/muscles/mine.md", "---\ntitle: Mine\ngroups: [Shared]\n---\n"),
        read: |g| Some(id(g, Ref::Group(*mine!(g, muscles)?.groups.first()?))),
    },
    Place {
        name: "workout lines",
        kinds: &[Kind::Exercise],
        file: ("content/programs/mine.md", "---\ntitle: Mine\nsessions: [{name: A, work: \"Shared: 3 x 8\"}]\n---\n"),
        read: |g| {
            let item = mine!(g, programs)?.phases[0].sessions[0].workout.items().next()?;
            Some(id(g, Ref::Exercise(item.partners[0][0].exercise?)))
        },
    },
    Place {
        name: "substitutes",
        kinds: &[Kind::Exercise],
        file: ("content/exercises/mine.md", "---\ntitle: Mine\nmuscles: {primary: [abs]}\nsubstitutes: [Shared]\n---\n"),
        read: |g| Some(id(g, Ref::Exercise(*mine!(g, exercises)?.substitutes.first()?))),
    },
    Place {
        name: "variation_of",
        kinds: &[Kind::Exercise],
        file: ("content/exercises/mine.md", "---\ntitle: Mine\nmuscles: {primary: [abs]}\nvariation_of: Shared\n---\n"),
        read: |g| Some(id(g, Ref::Exercise(mine!(g, exercises)?.variation_of?))),
    },
    Place {
        name: "author",
        kinds: &[Kind::Author],
        file: ("content/articles/mine.md", "---\ntitle: Mine\nauthor: Shared\n---\n"),
        read: |g| Some(id(g, Ref::Author(mine!(g, articles)?.meta.author?))),
    },
    Place {
        name: "reviewed_by",
        kinds: &[Kind::Author],
        file: ("content/articles/mine.md", "---\ntitle: Mine\nreviewed_by: Shared\n---\n"),
        read: |g| Some(id(g, Ref::Author(mine!(g, articles)?.reviewed_by?))),
    },
    Place {
        name: "related",
        kinds: &Kind::ALL,
        file: ("content/articles/mine.md", "---\ntitle: Mine\nrelated: [Shared]\n---\n"),
        read: |g| Some(id(g, *mine!(g, articles)?.meta.related.first()?)),
    },
];

#[test]
fn every_place_asks_its_kinds_in_their_order() {
    for place in PLACES {
        // The first kind has the name; then only those after it; then none that the place asks.
        for first in 0..=place.kinds.len() {
            let asked = &place.kinds[first..];
            let others = Kind::ALL.into_iter().filter(|kind| !place.kinds.contains(kind));
            let mut all: Vec<(String, String)> = asked.iter().copied().chain(others).map(shared).collect();
            all.extend(files(&[PLAIN, place.file]));
            let (site, report) = site(&all);
            let got = (place.read)(site.guide());
            let want = asked.first().map(|kind| match kind {
                // A part stands for its muscle where only muscles can be counted.
                Kind::Part if !matches!(place.name, "muscles" | "related") => "calves".to_owned(),
                kind => format!("{}-one", if *kind == Kind::Part { "part" } else { kind.name() }),
            });
            assert_eq!(got, want, "{}, asked: {asked:?}", place.name);
            let unknown = report.findings.iter().filter(|f| f.rule.name().starts_with("unknown-")).count();
            assert_eq!(unknown, usize::from(want.is_none()), "{}, asked: {asked:?}", place.name);
        }
    }
}

#[test]
fn a_part_of_a_part_is_a_part_of_its_muscle() {
    let exercise = ("content/exercises/x.md", "---\ntitle: X\nmuscles: {primary: [Inner]}\n---\n");
    let (site, _) = site(&files(&[
        exercise,
        ("content/muscles/outer.md", "---\ntitle: Outer\nparent: calves\n---\n"),
        ("content/muscles/inner.md", "---\ntitle: Inner\nparent: outer\n---\n"),
    ]));
    let worked = site.guide().exercises.rows()[0].primary.first().map(|w| id(site.guide(), Ref::Muscle(w.muscle)));
    assert_eq!(worked.as_deref(), Some("calves"));
    let (site, report) = self::site(&files(&[exercise, ("content/muscles/inner.md", "---\ntitle: Inner\nparent: inner\n---\n")]));
    assert!(site.guide().exercises.rows()[0].primary.is_empty());
    assert!(report.findings.iter().any(|f| f.rule == Rule::UnknownMuscle), "a part of itself is told");
}

#[test]
fn links_ask_every_kind_in_its_order_and_a_kind_said_outright_alone() {
    let address = |kind: Kind| match kind {
        Kind::Exercise => "../exercises/exercise-one.html",
        Kind::Muscle => "../muscles/muscle-one.html",
        Kind::Part => "../muscles/calves.html#part-one",
        Kind::Group => "../groups/group-one.html",
        Kind::Program => "../programs/program-one.html",
        Kind::Article => "../articles/article-one.html",
        Kind::Term => "../glossary/term-one.html",
        Kind::Page => "page-one.html",
        Kind::Author => "../authors/author-one.html",
    };
    for first in 0..Kind::ALL.len() {
        let mut all: Vec<(String, String)> = Kind::ALL[first..].iter().copied().map(shared).collect();
        let outright: String = Kind::ALL[first..]
            .iter()
            .map(|kind| format!(" [[{}:Shared]]", if *kind == Kind::Part { "sub-muscle" } else { kind.name() }))
            .collect();
        all.extend(files(&[PLAIN, ("content/pages/mine.md", &format!("---\ntitle: Mine\nautolink: off\n---\n[[shared]]{outright}\n"))]));
        let (site, _) = site(&all);
        let found: Vec<String> = links(&site, "pages/mine.html").into_iter().map(|(href, _)| href).collect();
        let want: Vec<&str> = [Kind::ALL[first]].into_iter().chain(Kind::ALL[first..].iter().copied()).map(address).collect();
        assert_eq!(found, want);
    }
}

#[test]
fn spellings_of_one_name_lead_to_one_thing() {
    let case = |title: &str, spellings: &[&str], others: &[&str]| {
        let exercise = format!("---\ntitle: \"{title}\"\nmuscles: {{primary: [abs]}}\n---\n");
        let (site, _) = site(&files(&[("content/exercises/x.md", &exercise)]));
        let find = |text: &str| site.guide().names.find(&[Kind::Exercise], text).is_some();
        assert_eq!(spellings.iter().filter(|text| !find(text)).collect::<Vec<_>>(), Vec::<&&str>::new(), "{title}");
        assert_eq!(others.iter().filter(|text| find(text)).collect::<Vec<_>>(), Vec::<&&str>::new(), "{title}");
    };
    case("Pull-up", &["pull up", "Pullup", "PULL-UPS", " pull ups ", "x"], &["pull", "pull-upss"]);
    case("Farmer's Walk", &["farmer’s walk", "Farmer’s Walks"], &["farmers walk"]);
    case("Reverse Fly", &["reverse flies", "Reverse-Fly"], &["reverse flie"]);
    case("Bench Press", &["bench presses", "BENCH PRESS"], &["bench pres"]);
    case("Crunch", &["crunches"], &["crunche"]);
    case("Box Jump", &["box jumps"], &["boxes jump"]);
    case("Abs Wheel", &["abs wheels"], &["ab wheel"]);
}

#[test]
fn a_name_as_written_comes_before_one_that_is_folded() {
    let (site, _) = site(&files(&[
        ("content/exercises/a.md", "---\ntitle: Squats\nmuscles: {primary: [abs]}\n---\n"),
        ("content/glossary/b.md", "---\ntitle: Squat\n---\n"),
    ]));
    let find = |text: &str| site.guide().names.find(&Kind::ALL, text).map(|thing| thing.kind());
    assert_eq!(find("Squat"), Some(Kind::Term), "as written");
    assert_eq!(find("squat"), Some(Kind::Exercise), "folded, the first kind that has it");
    assert_eq!(find("Squats"), Some(Kind::Exercise));
}

#[test]
fn an_alias_and_an_id_are_names_too_and_two_of_one_kind_are_told() {
    let squat = ("content/exercises/back-squat.md", "---\ntitle: Barbell Back Squat\naliases: [BBS]\nmuscles: {primary: [abs]}\n---\n");
    let (made, _) = site(&files(&[squat]));
    let find = |text: &str| made.guide().names.find(&[Kind::Exercise], text).is_some();
    assert!(find("back-squat") && find("Back Squats") && find("bbs") && find("barbell back squat"));
    let case = |other: &str, want: usize| {
        let (_, report) =
            site(&files(&[squat, ("content/exercises/other.md", other), ("content/glossary/bbs.md", "---\ntitle: BBS\n---\n")]));
        assert_eq!(report.findings.iter().filter(|f| f.rule == Rule::DuplicateName).count(), want, "{other}");
    };
    case("---\ntitle: Other\nmuscles: {primary: [abs]}\n---\n", 0);
    case("---\ntitle: Bbs\nmuscles: {primary: [abs]}\n---\n", 1);
    case("---\ntitle: Other\naliases: [back squats]\nmuscles: {primary: [abs]}\n---\n", 1);
}

/// A guide to link to: a lift in a sub-folder with a heading, and pages of other kinds.
fn linked(body: &str) -> (Site, ironleaf::Report) {
    site(&files(&[
        (
            "content/exercises/hinge/romanian-deadlift.md",
            "---\ntitle: Romanian Deadlift\naliases: [RDL]\nmuscles: {primary: [hamstrings]}\n---\n## Set-up {#setup}\n\nStand.\n\n## Common mistakes\n",
        ),
        ("content/programs/two-day-split.md", "---\ntitle: Two-day split\nsessions: [{name: A, work: \"RDL: 3 x 8\"}]\n---\n"),
        ("content/glossary/tempo.md", "---\ntitle: Tempo\n---\n"),
        ("content/pages/other.md", "---\ntitle: Other\n---\n"),
        ("content/pages/rack.png", "x"),
        ("static/plan.pdf", "x"),
        ("content/articles/deep/mine.md", &format!("---\ntitle: Mine\nautolink: off\n---\n{body}\n\n## Where to begin\n")),
    ]))
}

#[test]
fn every_form_of_a_link_leads_where_it_says() {
    let case = |written: &str, href: &str, text: &str| {
        let (site, report) = linked(written);
        let unwell: Vec<_> = report.findings.iter().filter(|f| f.rule != Rule::Assumed && f.stops_build()).map(|f| &f.message).collect();
        assert_eq!(unwell, Vec::<&String>::new(), "{written}");
        assert_eq!(links(&site, "articles/mine.html"), [(href.to_owned(), text.to_owned())], "{written}");
    };
    let rdl = "../exercises/romanian-deadlift.html";
    case("[[Romanian Deadlift]]", rdl, "Romanian Deadlift");
    case("[[RDL]]", rdl, "RDL");
    case("[[romanian deadlifts]]", rdl, "romanian deadlifts");
    case("[[RDL|the hinge]]", rdl, "the hinge");
    case("[[ RDL | the *hinge* ]]", rdl, "the hinge");
    case("[[muscle:glutes]]", "../muscles/glutes.html", "glutes");
    case("[[group:legs|legs]]", "../groups/legs.html", "legs");
    case("[[program:two-day-split]]", "../programs/two-day-split.html", "two-day-split");
    case("[[exercise:RDL#setup|its set-up]]", "../exercises/romanian-deadlift.html#setup", "its set-up");
    case("[[RDL#setup]]", "../exercises/romanian-deadlift.html#setup", "RDL");
    case("[[RDL#Common mistakes]]", "../exercises/romanian-deadlift.html#common-mistakes", "RDL");
    case("[[#where-to-begin]]", "#where-to-begin", "where-to-begin");
    case("[here](#where-to-begin)", "#where-to-begin", "here");
    case("[x](../../exercises/hinge/romanian-deadlift.md)", rdl, "x");
    case("[x](../../exercises/hinge/romanian-deadlift.md#setup)", "../exercises/romanian-deadlift.html#setup", "x");
    case("[x][1]\n\n[1]: ../../glossary/tempo.md", "../glossary/tempo.html", "x");
    case("[x](../../muscles/lats.md)", "../muscles/lats.html", "x");
    case("[x](../../pages/rack.png)", "../pages/rack.png", "x");
    case("[x](../../../static/plan.pdf)", "../plan.pdf", "x");
    case("[[chest]]", "../muscles/chest.html", "chest");
    case("[[group:chest]]", "../muscles/chest.html", "chest");
    case("[x](https://example.org/a?b=c&d#e)", "https://example.org/a?b=c&d#e", "x");
    case("<mailto:jo@example.org>", "mailto:jo@example.org", "mailto:jo@example.org");
    case("| a |\n|---|\n| [[RDL\\|the hinge]] |", rdl, "the hinge");
    // What is code, or escaped, is no link; a word of another kind says nothing.
    for written in ["`[[RDL]]`", "```\n[[RDL]]\n```", "\\[[RDL]]"] {
        assert_eq!(links(&linked(written).0, "articles/mine.html"), [], "{written}");
    }
}

#[test]
fn a_link_that_leads_nowhere_is_told_and_its_text_stays() {
    let case = |written: &str, rule: Rule, href: Option<&str>| {
        let (site, report) = linked(written);
        let found: Vec<Rule> = report.findings.iter().map(|f| f.rule).filter(|r| !matches!(r, Rule::Assumed) && r.stops_build()).collect();
        assert_eq!(found, [rule], "{written}");
        let links = links(&site, "articles/mine.html");
        assert_eq!(links.first().map(|(href, _)| href.as_str()), href, "{written}");
        let (path, _) = site.plan().iter().find(|(p, _)| p.as_str() == "articles/mine.html").unwrap();
        assert!(walk::text(&site, path).contains("shown"), "{written}");
    };
    case("[[Nothing|shown]]", Rule::UnknownLink, None);
    case("[[muscle:RDL|shown]]", Rule::UnknownLink, None);
    case("[shown](nothing.md)", Rule::DeadLink, None);
    case("[shown](/exercises/romanian-deadlift.html)", Rule::DeadLink, None);
    case("[shown](../../../../outside.md)", Rule::DeadLink, None);
    case("[shown](#nothing)", Rule::DeadAnchor, None);
    case("[[RDL#nothing|shown]]", Rule::DeadAnchor, Some("../exercises/romanian-deadlift.html"));
    case("[shown](../../exercises/hinge/romanian-deadlift.md#nothing)", Rule::DeadAnchor, Some("../exercises/romanian-deadlift.html"));
}

/// The links that an article gets by itself.
fn automatic(setting: &str, front: &str, body: &str) -> Vec<(String, String)> {
    let (site, _) = site(&files(&[
        ("ironleaf.yaml", setting),
        (
            "content/exercises/romanian-deadlift.md",
            "---\ntitle: Romanian Deadlift\naliases: [RDL, hip hinge with a bar, grip]\nmuscles: {primary: [hamstrings]}\n---\nA Romanian deadlift is for the hamstrings.\n",
        ),
        ("content/glossary/tempo.md", "---\ntitle: Tempo\n---\n"),
        ("content/programs/fives.md", "---\ntitle: Five by five\nsessions: [{name: A, work: \"RDL: 3 x 8\"}]\n---\n"),
        ("content/articles/mine.md", &format!("---\ntitle: Mine\n{front}---\n{body}\n")),
    ]));
    links(&site, "articles/mine.html")
}

#[test]
fn first_mentions_become_links_by_themselves() {
    let rdl = "../exercises/romanian-deadlift.html";
    let case = |body: &str, want: &[(&str, &str)]| {
        let want: Vec<(String, String)> = want.iter().map(|(href, text)| ((*href).to_owned(), (*text).to_owned())).collect();
        assert_eq!(automatic("", "", body), want, "{body}");
    };
    case("The Romanian Deadlift. The Romanian Deadlift again.", &[(rdl, "Romanian Deadlift")]);
    case("A romanian deadlift, in small letters.", &[(rdl, "romanian deadlift")]);
    case("An RDL, by its short name. A Romanian Deadlift later.", &[(rdl, "RDL")]);
    case("The hip hinge with a bar.", &[(rdl, "hip hinge with a bar")]);
    case("Romanian deadlifts, many of them.", &[(rdl, "Romanian deadlifts")]);
    case("A **Romanian\nDeadlift** over two lines.", &[(rdl, "Romanian\nDeadlift")]);
    case("Mind the tempo of the hamstrings.", &[("../glossary/tempo.html", "tempo"), ("../muscles/hamstrings.html", "hamstrings")]);
    // Everyday words, parts of words, kinds that are never linked.
    case("A strong grip, contemporary, five by five.", &[]);
    // Headings, links, code.
    case(
        "## Romanian Deadlift\n\n`Romanian Deadlift`\n\n    Romanian Deadlift\n\n[the Romanian Deadlift](https://example.org)",
        &[("https://example.org", "the Romanian Deadlift")],
    );
    case("## Romanian Deadlift\n\nThe Romanian Deadlift.", &[(rdl, "Romanian Deadlift")]);
    // A link of one's own is the first mention.
    case("[[RDL|This]] and the Romanian Deadlift.", &[(rdl, "This")]);
}

#[test]
fn links_by_themselves_can_be_turned_off_and_never_lead_to_their_own_page() {
    let body = "The Romanian Deadlift.";
    let case = |setting: &str, front: &str, want: usize| assert_eq!(automatic(setting, front, body).len(), want, "{setting} {front}");
    case("", "", 1);
    case("autolink: first", "", 1);
    case("autolink: off", "", 0);
    case("", "autolink: off\n", 0);
    case("autolink: off", "autolink: first\n", 1);
    let (site, _) = site(&files(&[(
        "content/exercises/romanian-deadlift.md",
        "---\ntitle: Romanian Deadlift\nmuscles: {primary: [hamstrings]}\n---\nA Romanian deadlift is for the hamstrings.\n",
    )]));
    let own = links(&site, "exercises/romanian-deadlift.html");
    assert_eq!(own, [("../muscles/hamstrings.html".to_owned(), "hamstrings".to_owned())]);
}

#[test]
fn a_place_on_the_body_and_a_thing_in_the_gym_are_no_muscle() {
    let told = |front: &str, body: &str| {
        let page = format!("---\ntitle: Hack Squat\nmuscles: {front}\n---\n{body}\n");
        let (site, _) = site(&files(&[("content/exercises/hack-squat.md", &page)]));
        links(&site, "exercises/hack-squat.html").into_iter().map(|(_, text)| text).collect::<Vec<_>>()
    };
    let body = "Lift the chest off the chest pad. The upper chest and the quadriceps.";
    assert_eq!(told("{primary: [quads]}", body), ["quadriceps"]);
    assert_eq!(told("{primary: [quads], secondary: [upper-chest]}", body), ["chest", "upper chest", "quadriceps"]);
    assert_eq!(automatic("", "", "Row with the chest pad of a squat rack."), []);
    assert_eq!(automatic("", "", "The chest pad spares the chest.").len(), 1);
}

#[test]
fn pages_link_back_to_what_uses_them() {
    let (site, _) = site(&files(&[
        ("content/exercises/hip-thrust.md", "---\ntitle: Hip Thrust\nmuscles: {primary: [glutes], secondary: [hamstrings]}\n---\n"),
        (
            "content/exercises/good-morning.md",
            "---\ntitle: Good Morning\nmuscles: {primary: [hamstrings]}\nvariation_of: hip-thrust\n---\n",
        ),
        (
            "content/programs/fives.md",
            "---\ntitle: Fives\ngoal: strength\nlevel: beginner\nsessions: [{name: A, work: \"Good Morning | Hip Thrust: 3 x 8\"}]\n---\n",
        ),
        ("content/articles/names.md", "---\ntitle: Names it\nauthor: jo\n---\nThe hip thrust, by its name, at a tempo.\n"),
        (
            "content/articles/links.md",
            "---\ntitle: Links to it\nreviewed_by: jo\ntags: [hips]\ncategory: Method\n---\n[[hip-thrust|This]].\n",
        ),
        ("content/articles/fence.md", "---\ntitle: Has it in a workout\n---\n```workout\nHip Thrust: 3 x 8\n```\n"),
        ("content/articles/none.md", "---\ntitle: Has nothing to do with it\n---\nNothing.\n"),
        ("content/articles/muscle.md", "---\ntitle: About a muscle\n---\nThe biceps femoris, and the [[group:legs]].\n"),
        ("content/glossary/tempo.md", "---\ntitle: Tempo\n---\n"),
        ("content/authors/jo.md", "---\ntitle: Jo\n---\n"),
        ("content/muscles/longissimus.md", "---\ntitle: Longissimus\nparent: erectors\n---\nSee the [[hip-thrust]].\n"),
    ]));
    let case = |page: &str, yes: &[&str], no: &[&str]| {
        let found = addresses(&site, page);
        for address in yes {
            assert!(found.contains(*address), "{page} does not link to {address}: {found:?}");
        }
        for address in no {
            assert!(!found.contains(*address), "{page} links to {address}");
        }
    };
    let articles = ["../articles/names.html", "../articles/links.html", "../articles/fence.html"];
    case("exercises/hip-thrust.html", &articles, &["../articles/none.html"]);
    case("exercises/hip-thrust.html", &["../programs/fives.html", "../exercises/good-morning.html", "../muscles/glutes.html"], &[]);
    case("muscles/glutes.html", &["../exercises/hip-thrust.html"], &["../exercises/good-morning.html", "../articles/none.html"]);
    case(
        "muscles/hamstrings.html",
        &["../exercises/hip-thrust.html", "../exercises/good-morning.html", "../programs/fives.html", "../articles/muscle.html"],
        &[],
    );
    case("muscles/erectors.html", &["../exercises/hip-thrust.html"], &[]);
    case("glossary/tempo.html", &["../articles/names.html"], &["../articles/links.html"]);
    case("authors/jo.html", &["../articles/names.html", "../articles/links.html"], &["../articles/fence.html"]);
    case("tags/hips.html", &["../articles/links.html"], &["../articles/names.html"]);
    case("categories/method.html", &["../articles/links.html"], &["../articles/names.html"]);
    case("goals/strength.html", &["../programs/fives.html"], &[]);
    case("levels/beginner.html", &["../programs/fives.html", "../exercises/hip-thrust.html"], &[]);
}

#[test]
fn no_two_places_of_a_page_share_an_id() {
    let headings = "\n## Easier\n\n## Volume\n\n## Every week\n\n## Articles\n\n## Workout 1\n\n```workout\nX: 3 x 8\n```\n";
    let page = |front: &str| format!("---\ntitle: X\n{front}\n---\n{headings}");
    let (site, _) = site(&files(&[
        ("content/exercises/x.md", &page("muscles: {primary: [erectors]}\nsubstitutes: [y]")),
        ("content/exercises/y.md", "---\ntitle: Y\nmuscles: {primary: [erectors]}\nlevel: beginner\naxial: 4\n---\n"),
        ("content/programs/x.md", &page("sessions: [{name: A, work: \"X: 3 x 8\"}]")),
        ("content/muscles/erectors.md", "---\nsummary: Along the spine.\n---\n## Longissimus\n\n## Iliocostalis\n\n## Own\n"),
        ("content/muscles/longissimus.md", "---\ntitle: Longissimus\nparent: erectors\n---\n## Own\n\n## Deep\n"),
        ("content/muscles/iliocostalis.md", "---\ntitle: Iliocostalis\nparent: erectors\n---\n## Own\n\n## Deep\n"),
        ("content/authors/x.md", &page("bio: A coach.")),
        ("content/index.md", &page("summary: Home.")),
    ]));
    assert_eq!(walk::faults(&site, &|_| true), Vec::<String>::new());
}
