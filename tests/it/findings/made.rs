//! Findings whose guides are made by code: too long to be kept, or about the disk.

use std::path::Path;

use ironleaf::diag::show;
use ironleaf::{Options, Report, Rule, Site, Sources, disk};

use super::{MADE, compare, folder, found};

/// Compares what is drawn with the rule's file; the first case of a rule has no `name`.
fn case(rule: Rule, name: &str, sources: &Sources, report: &Report) {
    assert!(MADE.contains(&rule) && report.findings.iter().any(|f| f.rule == rule), "{name}: nothing shows `{}`", rule.name());
    let path = folder().join(format!("{}.txt", rule.name()));
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let title = format!("=== {name}\n");
    let start = text.find(&title).unwrap_or(text.len());
    let end = text[start..].find("\n=== ").map_or(text.len(), |i| start + i + 1);
    let got = format!("{}{title}{}{}", &text[..start], show::human(report, sources, show::Style::default()), &text[end..]);
    assert_eq!(compare(&path, rule.name(), &text, &got), None);
}

/// A guide in memory.
fn memory(rule: Rule, name: &str, files: &[(&str, &str)]) {
    let (sources, mut report) = found(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    report.findings.retain(|f| f.rule != Rule::Assumed);
    case(rule, name, &sources, &report);
}

const PAGE: &str = "---\ntitle: About\n---\n";

#[test]
fn long_files_are_told() {
    let deep = format!("---\ntitle: About\nextra: {}{}\n---\n", "[".repeat(40), "]".repeat(40));
    memory(Rule::TooLarge, "lists in lists", &[("content/pages/about.md", &deep)]);
    let front = format!("---\ntitle: About\nsummary: {}\n---\n", "long ".repeat(14_000));
    memory(Rule::TooLarge, "long front matter", &[("content/pages/about.md", &front)]);
    memory(
        Rule::TooLarge,
        "long settings",
        &[("content/pages/about.md", PAGE), ("ironleaf.yaml", &format!("title: {}", "x".repeat(70_000)))],
    );
    let huge = format!("{PAGE}{}", "word ".repeat(3_400_000));
    memory(Rule::TooLarge, "a book in one file", &[("content/pages/about.md", &huge)]);
}

#[test]
fn deep_markdown_is_told() {
    let deep = format!("{PAGE}Before.\n\n{}quoted\n", "> ".repeat(150));
    memory(Rule::MarkdownNesting, "quotes in quotes", &[("content/pages/about.md", &deep)]);
}

#[test]
fn a_template_that_does_not_end_is_told() {
    let sources =
        Sources::from_iter([("content/pages/about.md", PAGE), ("templates/page.html", "{% for i in range(end=9) %}round {% endfor %}")]);
    let site = Site::new(&sources, &Options::default()).value;
    // What a watchdog does when a page takes too long.
    site.gate().close();
    let path = site.plan().iter().map(|(path, _)| path.clone()).find(|path| path.as_str() == "pages/about.html").unwrap();
    let report = Report::from_iter([*site.draw(&path).unwrap_err()]);
    case(Rule::TemplateSlow, "a closed gate", &sources, &report);
}

/// A guide on the disk.
fn on_disk(rule: Rule, name: &str, make: impl FnOnce(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("content/pages")).unwrap();
    std::fs::write(folder.path().join("content/pages/about.md"), PAGE).unwrap();
    make(folder.path());
    let read = disk::read(folder.path()).unwrap();
    case(rule, name, &read.value, &read.report);
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_told() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.md"), PAGE).unwrap();
    on_disk(Rule::SymlinkOutside, "a link to a file elsewhere", |root| {
        symlink(outside.path().join("secret.md"), root.join("content/pages/secret.md")).unwrap();
    });
    on_disk(Rule::NotAFile, "a link to the folder that it is in", |root| {
        symlink(root.join("content/pages"), root.join("content/pages/again")).unwrap()
    });
    on_disk(Rule::Unreadable, "a link to nothing", |root| symlink("gone.md", root.join("content/pages/here.md")).unwrap());
}

#[test]
fn every_rule_that_is_made_here_has_its_page() {
    for rule in MADE {
        let text = std::fs::read_to_string(folder().join(format!("{}.txt", rule.name()))).unwrap_or_default();
        assert!(text.contains(&format!("[{}]", rule.name())), "nothing shows `{}`", rule.name());
    }
}
