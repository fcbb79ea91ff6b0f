//! Every fenced block of README.md and docs/ is carried out, or says why it is not.
//!
//! A document that tells a story is carried out from top to bottom (`documents`); one that is made from the code is compared
//! with it. The rest holds examples that stand by themselves, each on a guide with the exercises that ship:
//!
//! | block | what is done |
//! |---|---|
//! | `markdown in=KIND`, `yaml in=KIND` | a page of the folder KIND: whole, or only its front matter, or only its text |
//! | `yaml in=settings` | the guide's settings |
//! | `workout-lines` | read line by line (`docs`) |
//! | `jinja file=PATH` | a template; a page is drawn with it |
//! | `sh` of one line that begins with `ironleaf` | run on the guide that ships |
//! | `json of=ARGUMENTS` | what `ironleaf ARGUMENTS` prints on the guide that ships has every key that stands there |
//!
//! None of them may bring a finding, but for those about good training and mere information. A block after a line
//! `<!-- not run: WHY -->` is only shown.

use std::collections::BTreeMap;

use ironleaf::diag::{Family, show};
use ironleaf::{Options, Severity, Site, Sources};

use crate::{SHIPPED, example, run};

/// Documents that are made from the code, or compared with it, whole: by which test.
const MADE: [(&str, &str); 3] = [
    ("docs/commands.md", "desk::the_page_of_commands_is_as_the_program_says"),
    ("docs/mistakes.md", "mistakes::the_page_of_mistakes_is_as_the_program_says"),
    ("docs/rules.md", "documents::the_page_about_rules_is_made_from_the_rules"),
];

/// A fenced block of a document.
pub(crate) struct Fence {
    /// The document and the line that the block begins on.
    place: String,
    info: String,
    body: String,
    /// Why it is only shown, where it says so.
    not_run: Option<String>,
}

pub(crate) fn fences(document: &str) -> Vec<Fence> {
    let text = std::fs::read_to_string(example().join(document)).unwrap();
    let (mut out, mut open, mut before) = (Vec::<Fence>::new(), None::<String>, "");
    for (n, line) in text.lines().enumerate() {
        let marks: String = line.chars().take_while(|c| *c == '`').collect();
        match &open {
            Some(mark) if *mark == line => open = None,
            Some(_) => {
                let fence = out.last_mut().unwrap();
                fence.body.push_str(line);
                fence.body.push('\n');
            }
            None if marks.len() >= 3 => {
                let why = before.strip_prefix("<!-- not run: ").and_then(|why| why.strip_suffix(" -->"));
                let info = line[marks.len()..].trim().to_owned();
                out.push(Fence { place: format!("{document}:{}", n + 1), info, body: String::new(), not_run: why.map(str::to_owned) });
                open = Some(marks);
            }
            None => {}
        }
        if !line.trim().is_empty() {
            before = line;
        }
    }
    out
}

/// The page that a block is: its path and its text.
fn page(fence: &Fence, kind: &str) -> (String, String) {
    let body = &fence.body;
    let (front, rest) = match body.strip_prefix("---\n") {
        Some(whole) => whole.split_once("---\n").unwrap_or_else(|| panic!("{}: front matter that does not end", fence.place)),
        None if fence.info.starts_with("yaml") => (body.as_str(), ""),
        None => ("", body.as_str()),
    };
    let mut front = front.to_owned();
    let mut needs = |key: &str, line: &str| {
        if !front.lines().any(|line| line.starts_with(key)) {
            front.push_str(line);
        }
    };
    let line: String = fence.place.chars().filter(char::is_ascii_digit).collect();
    needs("title:", &format!("title: Shown on line {line}\n"));
    if kind == "exercises" {
        needs("muscles:", "muscles: {primary: [quads]}\n");
    }
    if kind == "programs" && !front.contains("\nsessions:") && !front.contains("phases:") && !front.starts_with("sessions:") {
        front.push_str("sessions: [{name: A, work: \"Back Squat: 3 x 5\"}]\n");
    }
    let title = front.lines().find_map(|line| line.strip_prefix("title: ")).unwrap();
    let title = title.split("  #").next().unwrap().trim();
    // It takes the place of the page of its title, where there is one.
    let there = SHIPPED.0.files().find(|(id, file)| {
        file.path.starts_with(&format!("content/{kind}/"))
            && SHIPPED.0.text(*id).is_some_and(|text| text.lines().any(|line| line == format!("title: {title}")))
    });
    let slug = ironleaf::base::Slug::of(title).unwrap();
    let path = there.map_or_else(|| format!("content/{kind}/{slug}.md"), |(_, file)| file.path.to_string());
    (path, format!("---\n{front}---\n{rest}"))
}

/// A picture of one point.
const POINT: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// The pictures and films that a block names, beside its page.
fn media(path: &str, body: &str) -> Vec<(String, Vec<u8>)> {
    let folder = path.rsplit_once('/').unwrap().0;
    let words = body.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.'))).filter(|word| word.len() > 4);
    let media = words.filter(|word| word.ends_with(".jpg") || word.ends_with(".mp4"));
    media.map(|name| (format!("{folder}/{name}"), POINT.to_vec())).collect()
}

type Files = BTreeMap<String, Vec<u8>>;

/// What every example stands on: the exercises that ship, and the people who are named.
fn base() -> Files {
    let shipped = SHIPPED.0.files().filter(|(_, file)| file.path.starts_with("content/exercises/"));
    let mut files: Files = shipped.map(|(_, file)| (file.path.to_string(), file.bytes.to_vec())).collect();
    for name in ["jordan", "dr-lee", "ironleaf-editors"] {
        files.insert(format!("content/authors/{name}.md"), format!("---\ntitle: {name} by name\n---\n").into());
    }
    files
}

/// What is wrong in a guide, but for what is said of its training, and of its own texts that lead to pages that are not there.
fn wrong(files: Files) -> Option<String> {
    let shown: Vec<String> = files.keys().filter(|path| SHIPPED.0.find(path).is_none()).cloned().collect();
    let replaced = |path: &str| SHIPPED.0.find(path).is_some_and(|id| *SHIPPED.0[id].bytes != files[path][..]);
    let ours: Vec<String> = shown.into_iter().chain(files.keys().filter(|path| replaced(path)).cloned()).collect();
    let sources: Sources = files.into_iter().collect();
    let site = Site::new(&sources, &Options::default());
    let mut report = site.report;
    for (path, _) in site.value.plan().iter() {
        report.extend(site.value.draw(path).err().map(|finding| *finding));
    }
    report.findings.retain(|finding| {
        let here = finding.span.is_none_or(|span| ours.iter().any(|path| *path == *sources[span.file].path));
        here && finding.severity != Severity::Info && finding.rule.family() != Family::Coaching
    });
    (!report.findings.is_empty()).then(|| show::human(&report, &sources, show::Style::default()))
}

/// Puts the files of all examples into as few guides as hold no file twice, and says what is wrong with any of them.
fn all_right(mut examples: Vec<Files>) {
    // The fullest page of a title first: others use its names.
    examples.sort_by_key(|files| std::cmp::Reverse(files.values().map(Vec::len).sum::<usize>()));
    let mut guides: Vec<Files> = Vec::new();
    for example in examples {
        match guides.iter_mut().find(|guide| example.keys().all(|path| !guide.contains_key(path))) {
            Some(guide) => guide.extend(example),
            None => guides.push(example),
        }
    }
    for shown in guides {
        let mut files = base();
        files.extend(shown.clone());
        if let Some(wrong) = wrong(files) {
            panic!("{:#?}\n{wrong}", shown.keys().collect::<Vec<_>>());
        }
    }
}

fn on_shipped(arguments: &str) -> String {
    let root = example();
    let mut words: Vec<&str> = arguments.split_whitespace().collect();
    words.extend(["--root", root.to_str().unwrap()]);
    let done = run(&words);
    assert_eq!(done.code, 0, "ironleaf {arguments}: {}", done.err);
    done.out
}

/// Runs a block that is run by itself, or gives the files of one that is read.
fn carry_out(fence: &Fence) -> Option<Files> {
    let (place, words) = (&fence.place, fence.info.split(' ').collect::<Vec<_>>());
    match words.as_slice() {
        ["yaml", "in=settings"] => return Some([("ironleaf.yaml".to_owned(), fence.body.clone().into_bytes())].into()),
        ["jinja", file] if file.starts_with("file=") => {
            return Some([(file["file=".len()..].to_owned(), fence.body.clone().into_bytes())].into());
        }
        ["markdown" | "yaml", kind] if kind.starts_with("in=") => {
            let (path, text) = page(fence, &kind["in=".len()..]);
            let media = media(&path, &fence.body);
            return Some([(path, text.into_bytes())].into_iter().chain(media).collect());
        }
        ["workout-lines"] => {}
        ["sh"] => {
            let line = fence.body.trim_end();
            let arguments = line.strip_prefix("ironleaf ").filter(|rest| !rest.contains('\n'));
            on_shipped(arguments.unwrap_or_else(|| panic!("{place}: nobody runs {line}")));
        }
        ["json", of, rest @ ..] if of.starts_with("of=") => {
            let out = on_shipped(&std::iter::once(&of["of=".len()..]).chain(rest.iter().copied()).collect::<Vec<_>>().join(" "));
            let keys: Vec<&str> = fence.body.split("\":").filter_map(|before| before.rsplit_once('"').map(|(_, key)| key)).collect();
            assert!(keys.len() > 20, "{place}");
            for key in keys.iter().filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '_')) {
                assert!(out.contains(&format!("\"{key}\":")), "{place}: there is no `{key}` in\n{out}");
            }
        }
        _ => panic!("{place}: nobody knows what to do with a block of `{}`", fence.info),
    }
    None
}

#[test]
fn every_block_of_every_document_is_carried_out_or_says_why_not() {
    let docs = walkdir::WalkDir::new(example().join("docs")).sort_by_file_name();
    let docs = docs.into_iter().map(Result::unwrap).filter(|e| e.path().extension().is_some_and(|e| e == "md"));
    let docs = docs.map(|e| e.path().strip_prefix(example()).unwrap().to_str().unwrap().to_owned());
    let mut examples = Vec::new();
    for document in std::iter::once("README.md".to_owned()).chain(docs) {
        if MADE.iter().any(|(made, _)| *made == document) {
            continue;
        }
        let told = crate::documents::STORIES.contains(&&*document);
        for fence in fences(&document) {
            match &fence.not_run {
                Some(why) if why == ".ci/run does" => {
                    let ci = std::fs::read_to_string(example().join(".ci/run")).unwrap();
                    assert!(ci.contains(&format!("-x '{}' README.md", fence.body.trim())), "{}: .ci/run does not", fence.place);
                }
                Some(why) => assert!(why.len() > 10, "{}: that is no reason", fence.place),
                // A story carries out everything but what says in which page it belongs.
                None if told && !fence.info.contains(" in=") => {}
                None => examples.extend(carry_out(&fence)),
            }
        }
    }
    assert!(examples.len() > 20, "only {} blocks are read", examples.len());
    all_right(examples);
}
