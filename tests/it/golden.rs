//! A small guide that uses everything that the format has, drawn and compared letter by letter.
//!
//! `IRONLEAF_UPDATE=1 cargo test --test it golden` writes what is drawn to `tests/guides/everything/expected/`; look
//! at the change before you keep it. Files that are copied as they are, and the theme's own, are listed only.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ironleaf::site::plan::Route;
use ironleaf::{Options, Severity, Site, Sources, disk};

use crate::findings::compare;
use crate::walk;

fn root() -> PathBuf {
    crate::example().join("tests/guides/everything")
}

fn guide() -> Sources {
    let read = disk::read(&root()).unwrap();
    assert_eq!(read.report.findings, []);
    read.value
}

/// The files under `folder`, by their path from it.
fn files(folder: &Path) -> BTreeSet<String> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    files.map(|e| e.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/")).collect()
}

/// Names of the theme's files without their fingerprints, which change with every rule of its stylesheet.
fn without_prints(text: &str, prints: &BTreeMap<String, String>) -> String {
    prints.iter().fold(text.to_owned(), |text, (printed, name)| text.replace(printed, name))
}

/// What stands between two marks, each time, left out: the stylesheet and the script that the 404 page carries.
fn without(html: &str, open: &str, close: &str) -> String {
    let parts = html.split(open).enumerate();
    parts.map(|(n, part)| if n == 0 { part.to_owned() } else { format!("{open}{}", &part[part.find(close).unwrap_or(0)..]) }).collect()
}

/// The drawn body, whose drawing has a test of its own, is kept as what is lit on it.
fn without_drawings(html: &str) -> String {
    let html = without(&without(html, "<style>", "</style>"), "<script>", "</script>");
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some((before, svg)) = rest.split_once("<svg class=\"bm\"") {
        let (drawing, after) = svg.split_once("</svg>").unwrap();
        let said = drawing.split_once("<desc").and_then(|(_, d)| d.split_once('>')).and_then(|(_, d)| d.split_once("</desc>"));
        out.push_str(before);
        out.push_str(&format!("<svg>{}</svg>", said.map_or("the map", |(text, _)| text)));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[test]
fn the_guide_of_everything_is_drawn_as_it_was() {
    let sources = guide();
    let site = Site::new(&sources, &Options::default()).value;
    let own: BTreeMap<String, String> = site
        .plan()
        .iter()
        .filter_map(|(path, route)| match route {
            Route::Asset(name) if path.as_str() != name => Some((path.to_string(), name.clone())),
            _ => None,
        })
        .collect();
    let folder = root().join("expected");
    let mut list = Vec::new();
    let mut wrong = Vec::new();
    let mut kept = BTreeSet::from(["files.txt".to_owned()]);
    let mut keep = |name: String, text: &str| {
        let path = folder.join(&name);
        let want = std::fs::read_to_string(&path).unwrap_or_default();
        if std::env::var_os("IRONLEAF_UPDATE").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        }
        wrong.extend(compare(&path, &name, &want, text));
        kept.insert(name);
    };
    for (path, route) in site.plan().iter() {
        let bytes = site.draw(path).unwrap().unwrap();
        list.push(format!("{}\n", own.get(path.as_str()).map_or(path.as_str(), String::as_str)));
        if !matches!(route, Route::File(_) | Route::Asset(_)) {
            let text = without_drawings(&without_prints(std::str::from_utf8(&bytes).unwrap(), &own));
            keep(path.to_string(), &text);
        }
    }
    // By the names without fingerprints, so that a colour that changes moves no line.
    list.sort();
    keep("files.txt".to_owned(), &list.concat());
    let left: Vec<String> = files(&folder).difference(&kept).cloned().collect();
    assert!(wrong.is_empty() && left.is_empty(), "{}\nnot drawn any more: {left:?}", wrong.join("\n"));
}

#[test]
fn the_guide_of_everything_has_no_errors_and_nothing_dangles() {
    let sources = guide();
    let site = Site::new(&sources, &Options::default());
    let errors: ironleaf::Report = site.report.findings.into_iter().filter(|f| f.severity == Severity::Error).collect();
    assert!(errors.findings.is_empty(), "{}", ironleaf::diag::show::human(&errors, &sources, ironleaf::diag::show::Style::default()));
    let written: String = sources.files().filter_map(|(id, _)| sources.text(id)).collect();
    // What must be absolute leads to a page of the guide all the same.
    let own = |address: &str| {
        let path =
            address.strip_prefix("https://example.org/hinge-and-haul/").map(|path| if path.is_empty() { "index.html" } else { path });
        path.is_some_and(|path| site.value.plan().get(path).is_some())
    };
    let faults = walk::faults(&site.value, &|address| written.contains(address.trim_start_matches("mailto:")) || own(address));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_page_shows_a_slip_of_its_template() {
    let site = Site::new(&guide(), &Options::default()).value;
    for (path, _) in site.plan().iter().filter(|(path, _)| path.as_str().ends_with(".html")) {
        let html = walk::text(&site, path);
        for slip in [
            "&amp;amp;",
            "&amp;lt;",
            "&amp;#",
            ">None<",
            "\"None\"",
            "undefined",
            "[object",
            "{{",
            "{%",
            "href=\"\"",
            "src=\"\"",
            "<p></p>",
            "<ul></ul>",
            "<li></li>",
        ] {
            assert!(!html.contains(slip), "{path}: {slip}");
        }
    }
}
