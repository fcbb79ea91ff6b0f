//! Every command and example that the documents show is run, and what they say comes is what comes.
//!
//! A document is one story, told in an empty folder: its blocks are carried out from top to bottom.
//!
//! | block | what is done |
//! |---|---|
//! | `sh` | its lines are run; all must end well |
//! | `sh fails` | the last one must end with 1 |
//! | `sh setup` | run too, and quietly needed by what follows |
//! | `sh elsewhere` | not run: it needs another host, another program, or goes on until it is stopped |
//! | `text output` | what the block before it printed, word for word |
//! | `… file=PATH` | the block is written to that file |
//!
//! `IRONLEAF_UPDATE=1 cargo test --test it documents` writes what is printed into the `text output` blocks.
#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;

use crate::example;

/// The documents that tell a story.
pub(crate) const STORIES: [&str; 9] = [
    "docs/tutorial.md",
    "docs/how-to/write-an-exercise.md",
    "docs/how-to/write-a-program.md",
    "docs/how-to/write-an-article.md",
    "docs/how-to/change-the-look.md",
    "docs/how-to/publish.md",
    "docs/how-to/usb-stick.md",
    "docs/how-to/export.md",
    "docs/how-to/obsidian.md",
];

/// A fenced block: its info string, and its lines by their numbers in the document.
struct Block {
    info: String,
    lines: std::ops::Range<usize>,
}

fn blocks(text: &[String]) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    for (n, line) in text.iter().enumerate() {
        let marks: String = line.chars().take_while(|c| *c == '`').collect();
        match &open {
            None if marks.len() >= 3 => open = Some((n + 1, line[marks.len()..].trim().to_owned(), marks)),
            Some((from, info, mark)) if mark == line => {
                found.push(Block { info: info.clone(), lines: *from..n });
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// Somebody who follows a document.
struct Reader {
    /// Where they are.
    folder: PathBuf,
    /// What the last command printed.
    said: String,
}

impl Reader {
    /// Types lines into a shell that finds `ironleaf`, and stays where they led.
    fn types(&mut self, lines: &str, code: i32, place: &str) {
        let program = Path::new(env!("CARGO_BIN_EXE_ironleaf")).parent().unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        let script = format!("set -e\ntrap 'pwd > \"$STAYS\"' EXIT\n{lines}");
        let stays = self.folder.join(".stays");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).current_dir(&self.folder).env("PATH", format!("{}:{path}", program.display())).env("STAYS", &stays);
        let done = shell.env("COLUMNS", "100").output().expect("a shell runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        self.said = format!("{}{}", text(&done.stdout), text(&done.stderr));
        assert_eq!(done.status.code(), Some(code), "{place}\n{lines}\n{}", self.said);
        self.folder = std::fs::read_to_string(&stays).unwrap().trim().into();
        std::fs::remove_file(stays).unwrap();
    }

    fn writes(&self, file: &str, text: &str) {
        let path = self.folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// What a command printed, with what differs each time taken out: how long it took.
fn steady(text: &str) -> Vec<String> {
    let line = |line: &str| match (line.find(" in "), line.find(" s ")) {
        (Some(from), Some(to)) if from < to && line[from + 4..to].parse::<f64>().is_ok() => {
            format!("{} in 0.1{}", &line[..from], &line[to..])
        }
        _ => line.trim_end().to_owned(),
    };
    text.trim_end().lines().map(line).collect()
}

/// Follows a document from top to bottom, and gives it back with the outputs that came.
fn follow(document: &str) -> Vec<String> {
    let written = std::fs::read_to_string(example().join(document)).unwrap();
    let text: Vec<String> = written.lines().map(str::to_owned).collect();
    let home = tempfile::tempdir().unwrap();
    let mut reader = Reader { folder: home.path().canonicalize().unwrap(), said: String::new() };
    let (mut out, mut copied) = (Vec::new(), 0);
    for block in blocks(&text) {
        let body = text[block.lines.clone()].join("\n") + "\n";
        let place = format!("{document}:{}", block.lines.start);
        let words: Vec<&str> = block.info.split(' ').collect();
        match words.as_slice() {
            ["sh"] | ["sh", "setup"] => reader.types(&body, 0, &place),
            ["sh", "fails"] => reader.types(&body, 1, &place),
            ["text", "output"] => {
                out.extend_from_slice(&text[copied..block.lines.start]);
                out.extend(steady(&reader.said));
                copied = block.lines.end;
            }
            [_, file] if file.starts_with("file=") => reader.writes(&file["file=".len()..], &body),
            // The first is not run; the second belongs to a page that `shown` makes; the third says why it is not.
            ["sh", "elsewhere"] | ["yaml", _] | ["nginx"] => {}
            _ => panic!("{place}: nobody knows what to do with a block of `{}`", block.info),
        }
    }
    out.extend_from_slice(&text[copied..]);
    out
}

fn story(document: &str) {
    let path = example().join(document);
    let written = std::fs::read_to_string(&path).unwrap();
    let came = follow(document).join("\n") + "\n";
    if std::env::var_os("IRONLEAF_UPDATE").is_some() {
        std::fs::write(path, came).unwrap();
    } else if let Some((want, got)) = written.lines().zip(came.lines()).find(|(want, got)| want != got) {
        panic!("{document}: the document says\n{want}\nand what came is\n{got}\n\nall of it:\n{came}");
    }
}

#[test]
fn the_tutorial_is_what_happens() {
    story(STORIES[0]);
}

#[test]
fn the_how_tos_are_what_happens() {
    STORIES[1..].par_iter().for_each(|document| story(document));
}

#[test]
fn every_document_is_told_or_checked() {
    let folder = example().join("docs");
    let documents =
        walkdir::WalkDir::new(&folder).into_iter().map(Result::unwrap).filter(|e| e.path().extension().is_some_and(|e| e == "md"));
    for document in documents {
        let name = format!("docs/{}", document.path().strip_prefix(&folder).unwrap().display());
        let others = [
            "docs/README.md",
            "docs/format.md",
            "docs/templates.md",
            "docs/commands.md",
            "docs/rules.md",
            "docs/serve.md",
            "docs/mistakes.md",
            "docs/why.md",
        ];
        assert!(STORIES.contains(&&*name) || others.contains(&&*name), "{name} is run by no test");
    }
}

#[test]
fn the_page_about_rules_is_made_from_the_rules() {
    let path = example().join("docs/rules.md");
    let made = ironleaf::diag::explain::reference();
    if std::env::var_os("IRONLEAF_UPDATE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let stands = std::fs::read_to_string(path).unwrap();
    assert!(stands == made, "docs/rules.md is old: IRONLEAF_UPDATE=1 cargo test --test it documents");
}

/// The commands that a document names in its text and its tables: `` `ironleaf build --drafts` ``.
fn named(text: &str) -> Vec<String> {
    let inline = text.split('`').skip(1).step_by(2).filter(|code| !code.contains('\n'));
    inline.filter_map(|code| code.strip_prefix("ironleaf ")).map(str::to_owned).collect()
}

#[test]
fn every_command_that_a_document_names_is_there_with_its_options() {
    let mut seen = 0;
    for document in ["README.md", "docs/format.md", "docs/templates.md", "docs/serve.md", "docs/why.md"].iter().chain(&STORIES) {
        let text = std::fs::read_to_string(example().join(document)).unwrap();
        for command in named(&text) {
            let words: Vec<&str> = command.split_whitespace().collect();
            let options: Vec<&str> = words.iter().copied().filter(|word| word.starts_with("--")).collect();
            let Some(name) = words.first().filter(|word| word.chars().all(|c| c.is_ascii_lowercase())) else { continue };
            let inner = words.get(1).filter(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !word.starts_with('-'));
            let help = crate::run(&[Some(name), inner, Some(&"--help")].into_iter().flatten().copied().collect::<Vec<_>>());
            assert_eq!(help.code, 0, "{document} names `ironleaf {command}`: {}", help.err);
            for option in options {
                let option = option.split(['=', ' ']).next().unwrap();
                assert!(help.out.contains(option), "{document}: `ironleaf {name}` has no `{option}`");
            }
            seen += 1;
        }
    }
    assert!(seen > 30, "the documents name commands");
}
