//! Every key of front matter and of the settings does something: it changes what is drawn, or what is found.

use std::collections::BTreeMap;

use ironleaf::base::fingerprint::Fingerprint;
use ironleaf::content::{Kind, SETTINGS_KEYS};
use ironleaf::{Options, Site, Sources};
use rayon::prelude::*;

/// A small guide with a page of every kind. Each page has a body that mentions an exercise and shows an unnamed picture.
const BASE: &[(&str, &str)] = &[
    ("ironleaf.yaml", "title: Small guide\nbase_url: https://example.org/small/\nauthor: jo\n"),
    ("content/index.md", "---\ntitle: Home\n---\n"),
    ("content/articles/legs.md", "---\ntitle: Legs first\n---\n"),
    (
        "content/articles/other.md",
        "---\ntitle: Another article\ntags: [shared]\ncategory: Method\n---\nA word about the [[Front Squat]] and \"quotes\".\n",
    ),
    (
        "content/exercises/front-squat.md",
        "---\ntitle: Front Squat\nmuscles: {primary: [quads]}\npattern: squat\nequipment: [barbell, rack]\nvariation_of: back-squat\n---\n",
    ),
    (
        "content/exercises/back-squat.md",
        "---\ntitle: Back Squat\naliases: [Squat]\nmuscles: {primary: [quads, glutes]}\nmechanic: compound\npattern: squat\nequipment: [barbell, rack]\nlevel: beginner\ntier: 1\naxial: 3\nbias: mid\nunilateral: false\nstation: rack\n---\n",
    ),
    (
        "content/exercises/leg-curl.md",
        "---\ntitle: Leg Curl\nmuscles: {primary: [hamstrings]}\npattern: knee-flexion\nequipment: [machine]\nstation: leg-curl\n---\n",
    ),
    (
        "content/programs/fives.md",
        "---\ntitle: Fives\nweeks: 8\nflags: []\nsessions:\n  - name: Monday\n    work: |\n      Warm-up: 10 min, walk\n      A1) Back Squat: 5 x 5 @ 80 kg, rest 3 min\n      A2) Leg Curl: 5 x 10, rest 60 s\n---\n",
    ),
    (
        "content/programs/phased.md",
        "---\ntitle: Phased\nphases:\n  - name: Base\n    weeks: [1, 3]\n    sessions:\n      - {name: Only day, work: \"Front Squat: 3 x 8\"}\n---\n",
    ),
    ("content/muscles/soles.md", "---\ntitle: Soles\ngroups: [legs]\n---\n"),
    ("content/muscles/arch.md", "---\ntitle: Arch\nparent: soles\n---\n"),
    ("content/groups/push-muscles.md", "---\ntitle: Push muscles\nmuscles: [chest, triceps]\n---\n"),
    ("content/glossary/rep.md", "---\ntitle: Rep\n---\n"),
    ("content/authors/jo.md", "---\ntitle: Jo\n---\n"),
    ("content/authors/kim.md", "---\ntitle: Kim\n---\n"),
    ("content/pages/about.md", "---\ntitle: About\n---\n"),
    ("content/exercises/squat.png", "picture"),
    ("static/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ("templates/landing.html", "<!doctype html><title>Landing</title><p>{{ intro.title }}"),
    (
        "templates/base.html",
        "{% extends \"builtin/base.html\" %}{% block head %}{% if intro is defined %}<meta name=extra content={{ intro.extra }}>{% endif %}{% endblock head %}",
    ),
];

const BODY: &str = "Start with the leg curl, 'twice' a week. ![](../exercises/squat.png)\n\n<b>Raw</b> HTML.\n\n";

/// The guide's files; `change` may touch the text of each.
fn guide(change: impl Fn(&str, String) -> String) -> Sources {
    BASE.iter()
        .map(|(path, text)| {
            let body = if path.ends_with(".md") { format!("{text}{BODY}{}", "word ".repeat(300)) } else { (*text).to_owned() };
            (*path, change(path, body))
        })
        .collect()
}

/// What a guide comes to: every file's fingerprint, and every finding in words.
#[derive(PartialEq, Eq)]
struct Outcome {
    drawn: BTreeMap<String, Fingerprint>,
    found: Vec<String>,
}

fn outcome(sources: &Sources) -> Outcome {
    let site = Site::new(sources, &Options::default());
    let drawn = site.value.plan().iter().map(|(path, _)| {
        let bytes = site.value.draw(path).unwrap_or_else(|f| panic!("{path}: {}", f.message)).unwrap_or_default();
        (path.to_string(), Fingerprint::of(&bytes))
    });
    let drawn = drawn.collect();
    let stops = |f: &ironleaf::Finding| if f.stops_build() { "stops" } else { "says" };
    let said = |f: &ironleaf::Finding| format!("{} {} {}", stops(f), f.rule.name(), f.message);
    Outcome { drawn, found: site.report.findings.iter().map(said).collect() }
}

/// The text with `line` in its front matter (or settings): in place of the line of that key, else before the end.
fn with(text: &str, key: &str, line: &str) -> String {
    let settings = !text.starts_with("---\n");
    let (front, body) = if settings { (text, "") } else { text[4..].split_once("\n---\n").unwrap() };
    let mut lines: Vec<String> = Vec::new();
    let mut skipping = false;
    for old in front.lines() {
        skipping = if old.starts_with(' ') { skipping } else { old.starts_with(&format!("{key}:")) };
        if !skipping {
            lines.push(old.to_owned());
        }
    }
    lines.push(line.to_owned());
    let front = lines.join("\n");
    if settings { format!("{front}\n") } else { format!("---\n{front}\n---\n{body}") }
}

/// What a key is expected to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    /// Pages change.
    Shows,
    /// Findings change: a rule looks at it, or a wrong value is told. Why no page does.
    Tells(&'static str),
}

use Does::{Shows, Tells};

struct Case {
    path: &'static str,
    /// The top-level key, and perhaps more that the case is about: `sessions.day`.
    key: String,
    line: String,
    does: Does,
}

fn file(kind: Kind) -> &'static str {
    match kind {
        Kind::Home => "content/index.md",
        Kind::Article => "content/articles/legs.md",
        Kind::Exercise => "content/exercises/back-squat.md",
        Kind::Program => "content/programs/fives.md",
        Kind::Muscle => "content/muscles/soles.md",
        Kind::Group => "content/groups/push-muscles.md",
        Kind::Term => "content/glossary/rep.md",
        Kind::Author => "content/authors/jo.md",
        Kind::Page => "content/pages/about.md",
    }
}

/// The keys that every kind has.
const COMMON: &[(&str, &str)] = &[
    ("title", "title: Something else"),
    ("summary", "summary: In short."),
    ("aliases", "aliases: [Other Name]"),
    ("author", "author: kim"),
    ("date", "date: 2026-03-01"),
    ("updated", "updated: 2026-06-12"),
    ("tags", "tags: [shared]"),
    ("draft", "draft: true"),
    ("related", "related: [kim]"),
    ("sources", "sources: [\"A book, 2024, https://example.org/book\"]"),
    ("redirect_from", "redirect_from: [old/place]"),
    ("template", "template: landing"),
    ("autolink", "autolink: off"),
    ("lint", "lint: {allow: [missing-alt]}"),
    ("extra", "extra: {mark: here}"),
];

const OWN: &[(Kind, &str, &str, Does)] = &[
    (Kind::Article, "category", "category: Method", Shows),
    (Kind::Article, "reviewed_by", "reviewed_by: kim", Shows),
    (Kind::Article, "suited_for", "suited_for: Beginners", Shows),
    (Kind::Exercise, "muscles.primary", "muscles: {primary: [quads]}", Shows),
    (Kind::Exercise, "muscles.secondary", "muscles: {primary: [quads, glutes], secondary: [calves]}", Shows),
    (Kind::Exercise, "mechanic", "mechanic: isolation", Shows),
    (Kind::Exercise, "pattern", "pattern: hinge", Shows),
    (Kind::Exercise, "equipment", "equipment: [dumbbell]", Shows),
    (Kind::Exercise, "level", "level: advanced", Shows),
    (Kind::Exercise, "tier", "tier: 4", Shows),
    (Kind::Exercise, "axial", "axial: 0", Shows),
    (Kind::Exercise, "bias", "bias: stretch", Shows),
    (Kind::Exercise, "unilateral", "unilateral: true", Shows),
    (Kind::Exercise, "station", "station: leg-curl", Tells("a rule asks it of supersets")),
    (Kind::Exercise, "variation_of", "variation_of: leg-curl", Shows),
    (Kind::Exercise, "substitutes", "substitutes: [leg-curl]", Shows),
    (Kind::Exercise, "avoid_with", "avoid_with: [low-back]", Shows),
    (Kind::Exercise, "cues", "cues: [Chest up]", Shows),
    (Kind::Exercise, "media.image", "media: [{image: squat.png, alt: The bottom}]", Shows),
    (Kind::Exercise, "media.caption", "media: [{image: squat.png, alt: The bottom, caption: Low}]", Shows),
    (Kind::Exercise, "media.video", "media: [{video: \"https://example.org/film\", title: The lift}]", Shows),
    (Kind::Exercise, "rx", "rx: 3 x 8-12", Shows),
    (Kind::Exercise, "needs_review", "needs_review: true", Shows),
    (Kind::Program, "goal", "goal: strength", Shows),
    (Kind::Program, "level", "level: advanced", Shows),
    (Kind::Program, "weeks", "weeks: 12", Shows),
    (Kind::Program, "deload_weeks", "deload_weeks: [4]", Shows),
    (Kind::Program, "priority", "priority: [glutes]", Shows),
    (Kind::Program, "flags", "flags: [shoulder]", Shows),
    (Kind::Program, "progression", "progression: Add a rep a week.", Shows),
    (
        Kind::Program,
        "sessions.name",
        "sessions:\n  - name: Tuesday\n    work: |\n      Warm-up: 10 min, walk\n      A1) Back Squat: 5 x 5 @ 80 kg, rest 3 min\n      A2) Leg Curl: 5 x 10, rest 60 s",
        Shows,
    ),
    (
        Kind::Program,
        "sessions.day",
        "sessions:\n  - name: Monday\n    day: mon\n    work: |\n      Warm-up: 10 min, walk\n      A1) Back Squat: 5 x 5 @ 80 kg, rest 3 min\n      A2) Leg Curl: 5 x 10, rest 60 s",
        Shows,
    ),
    (
        Kind::Program,
        "sessions.minutes",
        "sessions:\n  - name: Monday\n    minutes: 20\n    work: |\n      Warm-up: 10 min, walk\n      A1) Back Squat: 5 x 5 @ 80 kg, rest 3 min\n      A2) Leg Curl: 5 x 10, rest 60 s",
        Shows,
    ),
    (Kind::Program, "sessions.work", "sessions: [{name: Monday, work: \"Back Squat: 5 x 5\"}]", Shows),
    (Kind::Program, "sessions.generate", "sessions: [{name: Monday, generate: {targets: [legs]}}]", Shows),
    (Kind::Muscle, "latin", "latin: m. plantaris", Shows),
    (Kind::Muscle, "groups", "groups: [legs, push-muscles]", Shows),
    (Kind::Muscle, "view", "view: back", Shows),
    (Kind::Muscle, "parent", "parent: calves", Shows),
    (Kind::Muscle, "function", "function: It holds the arch.", Shows),
    (Kind::Muscle, "antagonist", "antagonist: [calves]", Shows),
    (Kind::Group, "function", "function: It pushes.", Shows),
    (Kind::Group, "muscles", "muscles: [chest, triceps, soles]", Shows),
    (Kind::Author, "bio", "bio: She lifts.", Shows),
    (Kind::Author, "place", "place: Malmö", Shows),
    (Kind::Author, "url", "url: https://example.org/jo", Shows),
];

/// Keys in other files than their kind's first.
const ELSEWHERE: &[(&str, &str, &str, Does)] = &[
    (
        "content/programs/phased.md",
        "phases.name",
        "phases: [{name: Peak, weeks: [1, 3], sessions: [{name: Only day, work: \"Front Squat: 3 x 8\"}]}]",
        Shows,
    ),
    (
        "content/programs/phased.md",
        "phases.weeks",
        "phases: [{name: Base, weeks: [1, 4], sessions: [{name: Only day, work: \"Front Squat: 3 x 8\"}]}]",
        Shows,
    ),
    (
        "content/programs/phased.md",
        "phases.sessions",
        "phases: [{name: Base, weeks: [1, 3], sessions: [{name: Only day, work: \"Back Squat: 3 x 8\"}]}]",
        Shows,
    ),
    ("content/muscles/arch.md", "latin", "latin: arcus pedis", Shows),
    ("content/muscles/arch.md", "function", "function: It springs.", Shows),
    ("content/muscles/arch.md", "summary", "summary: It springs.", Shows),
    ("ironleaf.yaml", "title", "title: Another guide", Shows),
    ("ironleaf.yaml", "tagline", "tagline: Lift well", Shows),
    ("ironleaf.yaml", "base_url", "base_url: https://example.org/other/", Shows),
    ("ironleaf.yaml", "language", "language: de", Shows),
    ("ironleaf.yaml", "units", "units: lb", Shows),
    ("ironleaf.yaml", "author", "author: kim", Shows),
    ("ironleaf.yaml", "nav", "nav: [programs, about, {title: Shop, url: \"https://example.org\"}]", Shows),
    ("ironleaf.yaml", "licence", "licence: CC BY 4.0", Shows),
    ("ironleaf.yaml", "smart_punctuation", "smart_punctuation: false", Shows),
    ("ironleaf.yaml", "editor", "editor: code", Tells("it is for the overlay of `serve`: only a wrong value is told")),
    ("ironleaf.yaml", "reading_speed", "reading_speed: 100", Shows),
    ("ironleaf.yaml", "autolink", "autolink: off", Shows),
    ("ironleaf.yaml", "html", "html: escape", Shows),
    ("ironleaf.yaml", "lint.allow", "lint: {allow: [missing-alt]}", Tells("it is about findings")),
    ("ironleaf.yaml", "lint.deny", "lint: {deny: [missing-alt]}", Tells("it is about findings")),
    ("ironleaf.yaml", "pairs", "pairs: [[back, leggs]]", Tells("this guide is too small for a pair's page: only a wrong value is told")),
    ("ironleaf.yaml", "sample_workouts.goal", "sample_workouts: {goal: strength}", Shows),
    ("ironleaf.yaml", "sample_workouts.level", "sample_workouts: {level: beginner}", Shows),
    ("ironleaf.yaml", "sample_workouts.minutes", "sample_workouts: {minutes: 25}", Shows),
    ("ironleaf.yaml", "sample_workouts.equipment", "sample_workouts: {equipment: [machine]}", Shows),
    ("ironleaf.yaml", "stations.near", "stations: {near: [[rack, leg-curl]]}", Tells("a rule asks it of supersets")),
    ("ironleaf.yaml", "theme.accent", "theme: {accent: \"#0f766e\"}", Shows),
    ("ironleaf.yaml", "theme.logo", "theme: {logo: logo.svg}", Shows),
];

fn cases() -> Vec<Case> {
    let common = Kind::ALL.iter().flat_map(|kind| COMMON.iter().map(|(key, line)| (file(*kind), *key, *line, Shows)));
    let own = OWN.iter().map(|(kind, key, line, does)| (file(*kind), *key, *line, *does));
    let all = common.chain(own).chain(ELSEWHERE.iter().copied());
    all.map(|(path, key, line, does)| {
        let does = if key == "lint" { Tells("it is about findings") } else { does };
        Case { path, key: key.to_owned(), line: line.to_owned(), does }
    })
    .collect()
}

#[test]
fn every_key_does_something() {
    let base = outcome(&guide(|_, text| text));
    let wrong: Vec<String> = cases()
        .par_iter()
        .filter_map(|case| {
            let key = case.key.split('.').next().unwrap_or_default();
            let changed = outcome(&guide(|path, text| if path == case.path { with(&text, key, &case.line) } else { text }));
            let (drawn, found) = (changed.drawn != base.drawn, changed.found != base.found);
            let new = || changed.found.iter().filter(|f| !base.found.contains(f)).cloned().collect::<Vec<_>>().join("; ");
            match case.does {
                Shows if !drawn => Some(format!("{} `{}`: no page changes ({})", case.path, case.key, new())),
                Shows if key != "draft" && new().contains("stops ") => Some(format!("{} `{}`: {}", case.path, case.key, new())),
                Tells(_) if !found => Some(format!("{} `{}`: no finding changes", case.path, case.key)),
                _ => None,
            }
        })
        .collect();
    assert!(wrong.is_empty(), "{} keys:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_key_has_a_case() {
    let cases = cases();
    let has =
        |path: &str, key: &str| cases.iter().any(|case| case.path == path && (case.key == key || case.key.starts_with(&format!("{key}."))));
    for kind in Kind::ALL {
        for key in kind.keys().iter().filter(|key| **key != "phases") {
            assert!(has(file(*kind), key), "{kind:?} `{key}`");
        }
    }
    assert!(has("content/programs/phased.md", "phases"));
    for key in SETTINGS_KEYS {
        assert!(has("ironleaf.yaml", key), "{key}");
    }
}
