//! Each kind of finding: broken, shown at its line, mended, gone.

use std::collections::BTreeSet;

use ironleaf::Severity;
use serde_json::{Value, json};

use super::client::Running;
use crate::findings::{found, guides};

#[test]
fn every_kind_of_finding_comes_with_its_line_and_goes_when_it_is_mended() {
    let good: &[(&str, &str)] = &[("content/exercises/squat.md", super::SQUAT)];
    let mut server = Running::new(good);
    let mut page = server.live();
    page.next();
    let mut seen = BTreeSet::new();
    for (title, files) in guides() {
        let rule = title.split(',').next().unwrap();
        // One guide of each kind; the others differ only in what is written.
        if !seen.insert(rule.to_owned()) {
            continue;
        }
        let (sources, report) = found(files);
        let mut wanted: Vec<Value> = Vec::new();
        for finding in report.findings.iter().filter(|f| f.rule.name() == rule && f.severity != Severity::Info) {
            let place = finding.span.map(|span| (&*sources[span.file].path, sources.position(span.file, span.start)));
            wanted.push(place.map_or(Value::Null, |(path, at)| json!([path, at.line, at.column])));
        }
        if wanted.is_empty() {
            continue;
        }
        let shown = |state: &Value| -> Vec<Value> {
            let all = state["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == json!(rule) && f["severity"] != json!("info"));
            all.map(
                |f| if f["place"].is_null() { Value::Null } else { json!([f["place"]["file"], f["place"]["line"], f["place"]["column"]]) },
            )
            .collect()
        };
        server.save_sources(sources);
        let state = page.next();
        for place in &wanted {
            assert!(shown(&state).contains(place), "{title}: wanted {place}, shown {:?}", shown(&state));
        }
        server.save(good);
        page.until(|state| shown(state).is_empty() && state["stops"] == json!(0));
    }
    assert!(seen.len() > 40, "{seen:?}");
}
