//! The index of small guides, looked at from outside.

use std::collections::BTreeMap;

use crate::base::OutPath;
use crate::site::Site;
use crate::source::{Drafts, Options, Sources};

const GUIDE: &[(&str, &str)] = &[
    ("ironleaf.yaml", "title: Small\n"),
    (
        "content/exercises/rdl.md",
        "---\ntitle: Romanian Deadlift\naliases: [RDL]\nmuscles:\n  primary: [hamstrings, glutes]\nequipment: [barbell]\nlevel: intermediate\n---\nHinge.\n\n## Common faults\n\nRounding the back.\n",
    ),
    ("content/exercises/push-up.md", "---\ntitle: Push-Up\nmuscles:\n  primary: [chest]\n---\nHands under the shoulders.\n"),
    ("content/exercises/secret.md", "---\ntitle: Zercher Squat\ndraft: true\nmuscles:\n  primary: [quads]\n---\nNot yet.\n"),
    ("content/articles/old.md", "---\ntitle: Rest\nredirect_from: [/zzz]\ndate: 2026-01-01\n---\nSleep.\n"),
];

/// Every piece of the index by its name, its data parsed.
fn pieces(drafts: Drafts) -> BTreeMap<String, serde_json::Value> {
    let sources: Sources = GUIDE.iter().copied().collect();
    let site = Site::new(&sources, &Options { drafts, ..Options::default() }).value;
    let paths: Vec<OutPath> = site.paths().into_iter().filter(|p| p.as_str().starts_with("search/")).collect();
    let piece = |path: &OutPath| {
        let text = String::from_utf8(site.draw(path).unwrap().unwrap().to_vec()).unwrap();
        let call = text.strip_prefix("ironleafPiece(").and_then(|t| t.strip_suffix(")\n")).expect("a call");
        let whole: Vec<serde_json::Value> = serde_json::from_str(&format!("[{call}]")).expect("data");
        assert_eq!(format!("search/{}.js", whole[0].as_str().unwrap()), path.as_str());
        (whole[0].as_str().unwrap().to_owned(), whole[2].clone())
    };
    paths.iter().map(piece).collect()
}

fn titles(pieces: &BTreeMap<String, serde_json::Value>) -> Vec<String> {
    let files = (0..).map_while(|n| pieces.get(&format!("t{n}")));
    files.flat_map(|file| file.as_str().unwrap().lines()).map(str::to_owned).collect()
}

#[test]
fn pages_are_numbered_kind_by_kind() {
    let pieces = pieces(Drafts::Hide);
    let titles = titles(&pieces);
    assert_eq!(titles[0], "exercises/rdl\tHinge.\tBarbell · Intermediate\tRomanian Deadlift\tRDL");
    assert_eq!(titles[1], "exercises/push-up\tHands under the shoulders.\tBodyweight · Beginner\tPush-Up");
    let kinds = pieces["index"]["kinds"].as_array().unwrap();
    assert_eq!(kinds[0], serde_json::json!(["exercise", "Exercise", 2]));
    assert_eq!(kinds[6][2], titles.len());
    assert!(titles.iter().any(|t| t.starts_with("equipment/barbell\t")), "lists are found");
    assert!(titles.iter().any(|t| t.starts_with("muscles/glutes#gluteus-maximus\t")), "parts of muscles are found");
}

#[test]
fn what_is_no_page_is_not_found() {
    let titles = titles(&pieces(Drafts::Hide));
    for path in ["404", "search", "zzz", "sitemap", "exercises/secret"] {
        assert!(!titles.iter().any(|t| t.split('\t').next() == Some(path)), "{path}");
    }
    assert!(self::titles(&pieces(Drafts::Show)).iter().any(|t| t.starts_with("exercises/secret\t")));
}

#[test]
fn words_lead_to_pages_and_texts_to_headings() {
    let pieces = pieces(Drafts::Hide);
    let of = |word: &str| pieces.iter().filter(|(name, _)| name.starts_with('w')).find_map(|(_, words)| words.get(word)).cloned();
    // The first page has the word in a name of one word, the best class.
    assert_eq!(of("rdl"), Some("A".into()));
    assert_eq!(of("fault"), Some("....A".into()));
    let text = pieces["x0"][0].as_str().unwrap();
    assert_eq!(text, " Hinge.\n#common-faults Common faults\n Rounding the back.");
}

#[test]
fn facets_have_a_sign_for_each_page() {
    let pieces = pieces(Drafts::Hide);
    let level = &pieces["level"];
    let signs: Vec<char> = level["of"].as_str().unwrap().chars().collect();
    assert_eq!(signs.len(), titles(&pieces).len());
    let values = pieces["index"]["facets"]["level"].as_array().unwrap();
    let set = &level["sets"][(signs[0] as usize) - 0x30];
    assert_eq!(values[usize::try_from(set[0].as_u64().unwrap()).unwrap()], serde_json::json!(["intermediate", "Intermediate"]));
}

#[test]
fn a_piece_is_found_by_its_address_and_by_no_other() {
    let sources: Sources = GUIDE.iter().copied().collect();
    let site = Site::new(&sources, &Options::default()).value;
    let case = |path: &str, there: bool| assert_eq!(site.has(&OutPath::new(path).unwrap()), there, "{path}");
    case("search/index.js", true);
    case("search/w0.js", true);
    for path in
        ["search/w99.js", "search/w00.js", "search/w+0.js", "search/w.js", "search/.js", "search/é.js", "search/x999.js", "search/kind.js"]
    {
        case(path, false);
    }
    for path in site.paths() {
        assert!(site.has(&path) && site.draw(&path).unwrap().is_some(), "{path}");
    }
}

#[test]
fn a_file_in_the_place_of_a_piece_is_told() {
    let sources: Sources = GUIDE.iter().copied().chain([("content/search/Index.js", "mine")]).collect();
    let report = Site::new(&sources, &Options::default()).report;
    let told = report.findings.iter().find(|f| f.rule == crate::diag::Rule::AddressClash).expect("a finding");
    assert_eq!(told.message, "the search and another file both want `search/Index.js`");
}
