//! How long each stage takes on a made-up guide, as ratios to a floor measured in the same run.
//!
//! ```sh
//! cargo bench                 # 2,000 pages
//! IRONLEAF_PAGES=10000 cargo bench
//! IRONLEAF_GUIDE=FOLDER cargo bench --bench pipeline   # the files of a guide of one's own
//! ```
//!
//! The floor is pulldown-cmark writing the same bodies as HTML, on one thread: what no generator of this kind can go
//! below. Machines are noisy, so each figure is the median of several rounds taken in turn, and only ratios are worth
//! quoting.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "a benchmark sees the clock and speaks"
)]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use ironleaf::site::Memo;
use ironleaf::training::resolve::resolve;
use ironleaf::{Options, Site, Sources, content};
use rayon::prelude::*;

const ROUNDS: usize = 7;

fn main() {
    let pages = std::env::var("IRONLEAF_PAGES").ok().and_then(|n| n.parse().ok()).unwrap_or(2000);
    let sources = std::env::var("IRONLEAF_GUIDE").map_or_else(|_| guide(pages), |folder| files(&folder));
    let pages = sources.files().filter(|(_, file)| file.path.ends_with(".md")).count();
    let mut floor = Vec::new();
    let mut stages =
        ["read front matter", "resolve names", "plan the site", "index the search", "draw every page"].map(|stage| (stage, Vec::new()));
    let mut saves = SAVES.map(|(what, save)| (what, save(&sources), Vec::new()));
    for _ in 0..ROUNDS {
        floor.push(time(|| markdown(&sources)).0);
        let (read, manuscript) = time(|| content::read(&sources, &Options::default()).value);
        stages[0].1.push(read);
        stages[1].1.push(time(|| resolve(manuscript.library)).0);
        let (plan, site) = time(|| Site::new(&sources, &Options::default()).value);
        stages[2].1.push(plan);
        for (_, saved, times) in &mut saves {
            // Everything else is known from the time before.
            let memo = Memo::default();
            Site::again(&sources, &Options::default(), &memo);
            times.push(time(|| Site::again(saved, &Options::default(), &memo)).0);
        }
        // The index is made when its first file is asked for; its share of a build is this, of planning and both drawings.
        stages[3].1.push(time(|| draw(&site, true)).0);
        stages[4].1.push(time(|| draw(&site, false)).0);
    }
    let anew = median(&mut stages[2].1);
    let floor = median(&mut floor);
    println!(
        "{pages} pages, {} threads, {ROUNDS} rounds; the floor (Markdown alone, one thread) is {floor:.1?}",
        rayon::current_num_threads()
    );
    println!("planning includes reading and resolving");
    for (name, times) in &mut stages {
        let took = median(times);
        println!("{name:<20} {:>7.2} × the floor   {took:.1?}", took.as_secs_f64() / floor.as_secs_f64());
    }
    println!("\nafter a save, as `serve` does it, against planning the site anew");
    for (what, _, times) in &mut saves {
        let took = median(times);
        println!("{what:<20} {:>7.2} × anew        {took:.1?}", took.as_secs_f64() / anew.as_secs_f64());
    }
}

/// A save: the sources before, and after it.
type Save = fn(&Sources) -> Sources;

/// What a coach saves.
const SAVES: [(&str, Save); 5] = [
    ("a line of a page", |before| edited(before, &first(before), |text| format!("{text}\nOne more line.\n"))),
    ("a page's title", |before| edited(before, &first(before), |text| text.replacen("title: ", "title: Other ", 1))),
    ("a program's line", |before| edited(before, "content/programs/p7.md", |text| text.replacen("3 x 8-12", "4 x 6", 1))),
    ("a stylesheet", |before| edited(before, "static/ironleaf.css", |text| format!("{text}main {{ color: blue }}\n"))),
    ("a new page", |before| {
        let new = ("content/exercises/new.md".into(), b"---\ntitle: New\nmuscles: {primary: [quads]}\n---\n".to_vec());
        before.files().map(|(_, file)| (file.path.to_string(), file.bytes.to_vec())).chain([new]).collect::<Sources>().after(before)
    }),
];

/// The first page, by its path.
fn first(sources: &Sources) -> String {
    sources.files().find(|(_, file)| file.path.ends_with(".md")).unwrap().1.path.to_string()
}

fn edited(before: &Sources, which: &str, edit: impl Fn(&str) -> String) -> Sources {
    let edit = |text: &[u8]| edit(std::str::from_utf8(text).unwrap()).into_bytes();
    let files = before.files().map(|(_, file)| (&*file.path, if &*file.path == which { edit(&file.bytes) } else { file.bytes.to_vec() }));
    files.collect::<Sources>().after(before)
}

fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = Instant::now();
    let value = work();
    (began.elapsed(), value)
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn markdown(sources: &Sources) -> usize {
    let mut bytes = 0;
    for (id, _) in sources.files() {
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(sources.text(id).unwrap_or_default()));
        bytes += html.len();
    }
    bytes
}

/// Draws the files of the search's index, or all others.
fn draw(site: &Site, search: bool) -> usize {
    let paths = site.paths().into_iter().filter(|path| path.to_string().starts_with("search/") == search).collect::<Vec<_>>();
    paths.par_iter().map(|path| site.draw(path).unwrap().unwrap().len()).sum()
}

/// The sources of a guide on the disk.
fn files(folder: &str) -> Sources {
    let all =
        ["content", "static", "templates", "ironleaf.yaml"].into_iter().flat_map(|part| walkdir::WalkDir::new(format!("{folder}/{part}")));
    let files = all.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), std::fs::read(entry.path()).unwrap()))
        .collect()
}

/// Seven exercises, two programs and an article in every ten pages, each naming others.
fn guide(pages: usize) -> Sources {
    let muscles = ["quads", "glutes", "hamstrings", "lats", "upper-back", "chest", "triceps", "biceps", "abs", "calves"];
    let file = |n: usize| {
        let mut body = String::new();
        for part in 0..8 {
            let other = (n * 7 + part * 13) % pages / 10 * 10;
            let _ = write!(
                body,
                "## Part {part}\n\nKeep **full range** and link to [[Lift {other}]] on day {part}, with a steady pace.\n\n1. Set up.\n2. Lift.\n\n"
            );
        }
        match n % 10 {
            7 | 8 => {
                let line = |i: usize| {
                    format!(
                        "      {}) Lift {}: 3 x 8-12, rest 90 s\n",
                        char::from(b'A' + u8::try_from(i).unwrap()),
                        (n + i * 10) % pages / 10 * 10
                    )
                };
                let work: String = (0..6).map(line).collect();
                (
                    format!("content/programs/p{n}.md"),
                    format!("---\ntitle: Program {n}\nweeks: 8\nsessions:\n  - name: Day\n    work: |\n{work}---\n{body}"),
                )
            }
            9 => (format!("content/articles/a{n}.md"), format!("---\ntitle: Article {n}\ntags: [t{}]\n---\n{body}", n % 40)),
            _ => {
                let (first, second) = (muscles[n % 10], muscles[(n + 3) % 10]);
                (
                    format!("content/exercises/x{n}.md"),
                    format!(
                        "---\ntitle: Lift {n}\nsummary: Lift {n} in a line.\nmuscles: {{primary: [{first}], secondary: [{second}]}}\nequipment: [barbell]\n---\n{body}"
                    ),
                )
            }
        }
    };
    let look = ("static/ironleaf.css".to_owned(), "main { color: red }\n".to_owned());
    Sources::from_iter((0..pages).map(file).chain([look]))
}
