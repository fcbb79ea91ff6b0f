//! The guide that ships: no finding, nothing dangles, a page for everything.

use ironleaf::diag::show;
use ironleaf::{Options, Severity, Site, disk};

use crate::{example, walk};

#[test]
fn the_example_guide_has_no_errors_and_no_warnings() {
    let sources = disk::read(&example()).unwrap();
    let site = Site::new(&sources.value, &Options::default());
    let bad = site.report.findings.iter().filter(|f| f.severity != Severity::Info).cloned();
    let report = bad.collect::<ironleaf::Report>();
    assert!(report.findings.is_empty(), "{}", show::human(&report, &sources.value, show::Style::default()));
}

#[test]
fn every_link_picture_and_id_of_the_example_guide_holds() {
    let sources = disk::read(&example()).unwrap().value;
    let written: String = sources.files().filter_map(|(id, _)| sources.text(id)).collect();
    let site = Site::new(&sources, &Options::default()).value;
    let faults = walk::faults(&site, &|address| written.contains(address));
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_thing_has_its_page() {
    let sources = disk::read(&example()).unwrap().value;
    let site = Site::new(&sources, &Options::default()).value;
    let case = |path: &str| assert!(site.plan().get(path).is_some(), "{path}");
    for path in [
        "index.html",
        "404.html",
        "muscles/index.html",
        "muscles/quads.html",
        "muscles/chest.html",
        "groups/legs.html",
        "exercises/index.html",
        "exercises/romanian-deadlift.html",
        "programs/index.html",
        "articles/index.html",
        "glossary/index.html",
        "glossary/superset.html",
        "authors/ironleaf-editors.html",
        "pages/about.html",
        "equipment/barbell.html",
        "equipment/bodyweight.html",
        "levels/beginner.html",
        "patterns/hinge.html",
        "goals/hypertrophy.html",
    ] {
        case(path);
    }
    assert!(site.plan().get("groups/chest.html").is_none(), "a group of one muscle has that muscle's page");
    assert!(site.guide().exercises.len() >= 120);
}
