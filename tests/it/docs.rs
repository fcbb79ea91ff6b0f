//! What the documents show is what the program reads.

use ironleaf::Sources;
use ironleaf::diag::show;
use ironleaf::training::prescription;

use crate::example;

/// The fenced blocks of a document that have this info string, each with the line it begins on.
fn blocks(document: &str, info: &str) -> Vec<(usize, String)> {
    let text = std::fs::read_to_string(example().join(document)).unwrap();
    let mut out = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    for (n, line) in text.lines().enumerate() {
        let marks: String = line.chars().take_while(|c| *c == '`').collect();
        match &mut open {
            None if marks.len() >= 3 && line[marks.len()..].trim() == info => open = Some((n + 2, marks, String::new())),
            None => {}
            Some((_, mark, _)) if *mark == line => out.extend(open.take().map(|(line, _, body)| (line, body))),
            Some((_, _, body)) => {
                body.push_str(line);
                body.push('\n');
            }
        }
    }
    out
}

#[test]
fn every_workout_line_of_a_document_is_read() {
    let blocks: Vec<_> = ["docs/format.md", "README.md"].iter().flat_map(|document| blocks(document, "workout-lines")).collect();
    assert!(blocks.len() > 10, "the pages show workout lines");
    for (at, lines) in blocks {
        let sources = Sources::from_iter([("lines", lines.as_str())]);
        let file = sources.find("lines").unwrap();
        let mut start = 0;
        let words: Vec<_> = lines
            .split('\n')
            .map(|line| {
                let span = ironleaf::source::Span::new(file, start..start + line.len());
                start += line.len() + 1;
                ironleaf::source::Word::new(line, span)
            })
            .collect();
        let report = prescription::parse(&words, &|_| false).report;
        assert!(report.findings.is_empty(), "line {at}\n{}", show::human(&report, &sources, show::Style::default()));
    }
}

#[test]
fn every_page_that_a_document_links_to_is_there() {
    for document in ["README.md", "ARCHITECTURE.md", "docs/format.md", "docs/templates.md", "SECURITY.md", "CHANGELOG.md"] {
        let text = std::fs::read_to_string(example().join(document)).unwrap_or_else(|_| panic!("{document} is there"));
        let folder = example().join(document).parent().unwrap().to_path_buf();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or("");
            let inside = !file.is_empty() && !file.contains(':') && file.ends_with(".md") && !file.starts_with("..");
            assert!(!inside || folder.join(file).exists() || document == "docs/format.md", "{document} links to {link}");
        }
    }
}
