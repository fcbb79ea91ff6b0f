//! The guide that ships: no finding, nothing dangles, a page for everything.

use ironleaf::Severity;
use ironleaf::diag::show;

use crate::{SHIPPED, walk};

#[test]
fn the_example_guide_has_no_errors_and_no_warnings() {
    let (sources, site) = &*SHIPPED;
    let bad = site.report.findings.iter().filter(|f| f.severity != Severity::Info).cloned();
    let report = bad.collect::<ironleaf::Report>();
    assert!(report.findings.is_empty(), "{}", show::human(&report, sources, show::Style::default()));
}

#[test]
fn every_workout_line_of_the_example_guide_is_in_its_usual_form() {
    let formatted = ironleaf::desk::format(&SHIPPED.0);
    let changes: Vec<_> = formatted.changes.iter().map(|c| format!("{}:{}: {} -> {}", c.path, c.line, c.was, c.now)).collect();
    assert!(changes.is_empty() && formatted.left.is_empty(), "run `ironleaf fmt`:\n{}", changes.join("\n"));
}

#[test]
fn every_link_picture_and_id_of_the_example_guide_holds() {
    let (sources, site) = &*SHIPPED;
    let written: String = sources.files().filter_map(|(id, _)| sources.text(id)).collect();
    let faults = walk::faults(&site.value, &|address| written.contains(address));
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_thing_has_its_page() {
    let site = &SHIPPED.1.value;
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
