//! A site made with what is known from the one before is the site made from nothing.

use std::collections::BTreeMap;

use ironleaf::base::fingerprint::Fingerprint;
use ironleaf::site::Memo;
use ironleaf::{Finding, Options, Site, Sources, disk};
use proptest::prelude::*;

use crate::example;

type Files = BTreeMap<String, Vec<u8>>;

/// The guide that uses everything.
fn guide() -> Files {
    let read = disk::read(&example().join("tests/guides/everything")).unwrap().value;
    read.files().map(|(_, file)| (file.path.to_string(), file.bytes.to_vec())).collect()
}

/// One edit, as a coach or a program makes it; numbers choose where.
#[derive(Clone, Debug)]
enum Edit {
    /// Some bytes become others.
    Replace(usize, usize, usize, &'static str),
    /// The end is not saved yet.
    Cut(usize, usize),
    /// A file is gone.
    Remove(usize),
    /// A file has another name.
    Rename(usize),
    /// What one file holds comes into another place.
    Copy(usize, usize),
    /// A file that was not there.
    Add(usize),
    /// A file is as it was at first.
    Restore(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let n = || any::<usize>();
    let texts = prop::sample::select(vec![
        "",
        "x",
        "\n",
        "---\n",
        ": ",
        "title: Other\n",
        "[[Squat]]",
        "## New heading\n",
        "\n```workout\nSquat: 3 x 5\n```\n",
        "é",
        "\t",
        "{{",
        "draft: true\n",
        "aliases: [A b]\n",
        "5 x 5",
        "\n```rust\nfn main() {}\n```\n",
    ]);
    prop_oneof![
        4 => (n(), n(), 0..20usize, texts).prop_map(|(f, at, len, text)| Edit::Replace(f, at, len, text)),
        1 => (n(), n()).prop_map(|(f, at)| Edit::Cut(f, at)),
        2 => n().prop_map(Edit::Remove),
        3 => n().prop_map(Edit::Add),
        1 => n().prop_map(Edit::Rename),
        1 => (n(), n()).prop_map(|(a, b)| Edit::Copy(a, b)),
        2 => n().prop_map(Edit::Restore),
    ]
}

/// Files that come new, before, between and after those that are there.
const NEW: [(&str, &str); 8] = [
    ("content/articles/0-first.md", "---\ntitle: First of all\n---\nThe new lift and the [[Squat]].\n"),
    ("content/exercises/a-new-lift.md", "---\ntitle: New Lift\nmuscles: {primary: [quads]}\n---\nA lift for the glutes.\n"),
    ("content/exercises/m-no-muscle.md", "---\ntitle: Bar Lift\nmuscles: {primary: [nothing]}\n---\n## Set-up\n"),
    ("content/glossary/new-term.md", "---\ntitle: Warm-up\naliases: [warm up]\n---\nSee [[New Lift#nowhere]].\n"),
    ("content/muscles/zz-own.md", "---\ntitle: Own Muscle\ngroups: [legs]\n---\n"),
    (
        "content/programs/z-last.md",
        "---\ntitle: Last\nsessions:\n  - name: A\n    work: |\n      A) New Lift: 3 x 5 @ 70% +2.5%/week\n---\n",
    ),
    ("static/new.css", "main { color: red }\n"),
    ("templates/page.html", "{% extends \"builtin/page.html\" %}\n"),
];

fn apply(files: &mut Files, first: &Files, edit: &Edit) {
    let name = |files: &Files, n: usize| files.keys().nth(n % files.len().max(1)).cloned();
    match *edit {
        Edit::Replace(n, at, len, text) => {
            let Some(bytes) = name(files, n).and_then(|name| files.get_mut(&name)) else { return };
            let at = at % (bytes.len() + 1);
            let end = (at + len).min(bytes.len());
            bytes.splice(at..end, text.bytes());
        }
        Edit::Cut(n, at) => {
            let Some(bytes) = name(files, n).and_then(|name| files.get_mut(&name)) else { return };
            bytes.truncate(at % (bytes.len() + 1));
        }
        Edit::Remove(n) => drop(name(files, n).and_then(|name| files.remove(&name))),
        Edit::Rename(n) => {
            let Some((name, bytes)) = name(files, n).and_then(|name| files.remove_entry(&name)) else { return };
            files.insert(name.replace(".md", "-2.md"), bytes);
        }
        Edit::Copy(a, b) => {
            if let (Some(a), Some(b)) = (name(files, a), name(files, b)) {
                let bytes = files[&a].clone();
                files.insert(b, bytes);
            }
        }
        Edit::Add(n) => {
            let (name, text) = NEW[n % NEW.len()];
            files.insert(name.to_owned(), text.into());
        }
        Edit::Restore(n) => {
            if let Some(name) = name(first, n) {
                files.insert(name.clone(), first[&name].clone());
            }
        }
    }
}

/// The findings, and each address with what stands there.
type Seen = (Vec<String>, Vec<(String, Result<Fingerprint, String>)>);

/// A finding with paths in place of the numbers of files, which are the sources' own.
fn said(finding: &Finding, sources: &Sources) -> String {
    let mut said = format!("{finding:?}");
    for (id, file) in sources.files() {
        said = said.replace(&format!("{id:?}"), &file.path);
    }
    said
}

/// Everything that can be seen of a site: its addresses, what stands there, and what was found.
fn seen(sources: &Sources, memo: &Memo) -> Seen {
    let made = Site::again(sources, &Options::default(), memo);
    let draw = |path: &ironleaf::OutPath| {
        let drawn =
            made.value.draw(path).map(|bytes| Fingerprint::of(&bytes.unwrap_or_default())).map_err(|finding| said(&finding, sources));
        (path.to_string(), drawn)
    };
    let findings = made.report.findings.iter().map(|finding| said(finding, sources)).collect();
    (findings, made.value.paths().iter().map(draw).collect())
}

#[test]
fn a_page_that_links_to_a_stylesheet_follows_it() {
    let mut files = guide();
    files.insert("content/articles/look.md".to_owned(), b"---\ntitle: Look\n---\nThe [look](../../static/ironleaf.css).\n".to_vec());
    let memo = Memo::default();
    let mut drawn = Vec::new();
    for colour in ["red", "blue"] {
        files.insert("static/ironleaf.css".to_owned(), format!("main {{ color: {colour} }}\n").into_bytes());
        let sources: Sources = files.clone().into_iter().collect();
        let warm = seen(&sources, &memo);
        assert!(warm == seen(&sources, &Memo::default()), "{colour}: a site made with a memo is the site made without");
        drawn.push(warm.1.into_iter().find(|(path, _)| path == "articles/look.html").unwrap());
    }
    assert_ne!(drawn[0], drawn[1], "the stylesheet has another address");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 60, ..ProptestConfig::default() })]
    #[test]
    fn warm_equals_cold(edits in prop::collection::vec(edit(), 1..4)) {
        let first = guide();
        let mut files = first.clone();
        let memo = Memo::default();
        let sources = |files: &Files| -> Sources { files.iter().collect() };
        let mut before = sources(&files);
        seen(&before, &memo);
        for edit in &edits {
            apply(&mut files, &first, edit);
            let now = sources(&files).after(&before);
            memo.settle();
            prop_assert_eq!(seen(&now, &memo), seen(&sources(&files), &Memo::default()), "after {:?}", edit);
            before = now;
        }
    }
}

#[test]
fn the_first_file_may_go_while_built_in_names_clash() {
    let page = |title: &str| format!("---\ntitle: {title}\n---\nText.\n").into_bytes();
    let mut files = Files::from([
        ("content/articles/a.md".to_owned(), page("First")),
        ("content/articles/b.md".to_owned(), page("Second")),
        ("content/muscles/glutes.md".to_owned(), b"---\n---\nThe largest.\n".to_vec()),
        ("content/muscles/tail.md".to_owned(), page("Bum")),
    ]);
    let (memo, first) = (Memo::default(), files.clone().into_iter().collect::<Sources>());
    Site::again(&first, &Options::default(), &memo);
    memo.settle();
    files.remove("content/articles/a.md");
    let second: Sources = files.into_iter().collect();
    let told = |sources: &Sources, report: &ironleaf::Report| -> Vec<(String, Option<String>)> {
        let place = |finding: &Finding| finding.span.map(|span| sources[span.file].path.to_string());
        report.findings.iter().map(|finding| (finding.message.clone(), place(finding))).collect()
    };
    let after = second.clone().after(&first);
    let again = Site::again(&after, &Options::default(), &memo).report;
    let new = Site::new(&second, &Options::default()).report;
    assert_eq!(told(&after, &again), told(&second, &new));
    assert!(new.findings.iter().any(|finding| finding.message.contains("Bum")), "{:?}", new.findings);
}
