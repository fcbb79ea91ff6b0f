//! The words of the guide that ships: enough of them, each page its own, and nothing claimed without a source.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ironleaf::Options;
use ironleaf::content::{self, Kind, Media};
use ironleaf::markup::{self, Fragment, HeadingKind, LinkTarget, Piece};
use ironleaf::training::guide::Ref;
use ironleaf::training::names;
use scraper::{Html, Selector};

use crate::SHIPPED;
use crate::facts::guide;
use crate::walk;

/// A Markdown file of the guide.
struct File {
    path: String,
    kind: Kind,
    body: Fragment,
    /// Summary, cues, progression: sentences of the front matter.
    front: Vec<String>,
    sources: usize,
}

/// Every Markdown file of the guide, read once.
static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let (sources, _) = &*SHIPPED;
    let manuscript = content::read(sources, &Options::default()).value;
    let options = markup::Options { smart_punctuation: false, ..markup::Options::default() };
    let file = |(id, sheet): (_, &content::Sheet)| {
        let path = sources.files().find(|(file, _)| *file == id).unwrap().1.path.to_string();
        let thing = guide().things().find(|thing| guide().meta(*thing).file == Some(id));
        let meta = thing.map_or(guide().home.as_ref(), |thing| Some(guide().meta(thing)));
        let mut front: Vec<String> = meta.and_then(|meta| meta.summary.as_ref()).iter().map(ToString::to_string).collect();
        match thing {
            Some(Ref::Exercise(id)) => front.extend(guide().exercises[id].cues.iter().map(ToString::to_string)),
            Some(Ref::Program(id)) => front.extend(guide().programs[id].progression.iter().map(ToString::to_string)),
            Some(Ref::Article(id)) => front.extend(guide().articles[id].suited_for.iter().map(ToString::to_string)),
            _ => {}
        }
        let body = markup::read(sources.slice(sheet.body), sheet.body, &options).value;
        File { path, kind: sheet.kind, body, front, sources: meta.map_or(0, |meta| meta.sources.len()) }
    };
    manuscript.sheets.iter().map(|(id, sheet)| file((*id, sheet))).collect()
});

/// The sentences of a text, a block a line, as they stand.
fn sentences(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for line in text.lines() {
        for word in line.split_whitespace() {
            let last = found.last_mut().unwrap();
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
            if word.trim_end_matches(['"', '\'', ')', '*', '”', '’']).ends_with(['.', '!', '?', ':', ';']) {
                found.push(String::new());
            }
        }
        found.push(String::new());
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// A sentence without case and punctuation.
fn bare(sentence: &str) -> String {
    let letters = |c: char| c.is_alphanumeric() || c == '\'';
    let words = sentence.split_whitespace().map(|word| word.chars().filter(|c| letters(*c)).collect::<String>().to_lowercase());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_sentence_stands_in_more_than_three_files() {
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in &*FILES {
        let text = markup::plain_text(&file.body);
        for sentence in sentences(&text).iter().chain(&file.front).map(|sentence| bare(sentence)) {
            if sentence.split(' ').count() >= 6 {
                places.entry(sentence).or_default().insert(file.path.clone());
            }
        }
    }
    assert!(places.len() > 4000, "only {} sentences were read", places.len());
    let stock = places.iter().filter(|(_, files)| files.len() > 3);
    none(&stock.map(|(sentence, files)| format!("{} files: {sentence}", files.len())).collect::<Vec<_>>());
}

#[test]
fn every_exercise_and_article_has_something_to_say() {
    let short = FILES.iter().filter(|file| matches!(file.kind, Kind::Exercise | Kind::Article) && file.body.words < 150);
    none(&short.map(|file| format!("{}: {} words", file.path, file.body.words)).collect::<Vec<_>>());
}

#[test]
fn every_exercise_is_set_up_done_and_progressed() {
    let wanted = ["Set-up", "Execution", "Common mistakes", "How to progress"];
    let mut wrong = Vec::new();
    for file in FILES.iter().filter(|file| file.kind == Kind::Exercise) {
        let mut headings = file.body.headings.iter().map(|heading| heading.text.as_str());
        wrong.extend(
            wanted.iter().filter(|wanted| !headings.any(|h| h == **wanted)).map(|h| format!("{}: no “{h}” in its place", file.path)),
        );
    }
    none(&wrong);
}

#[test]
fn summaries_are_one_to_a_page_and_of_a_readable_length() {
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for meta in guide().things().map(|thing| guide().meta(thing)).filter(|meta| meta.file.is_some()) {
        let Some(summary) = &meta.summary else {
            wrong.push(format!("{}: no summary", meta.id));
            continue;
        };
        let length = summary.chars().count();
        if !(50..=160).contains(&length) || !summary.ends_with(['.', '?']) {
            wrong.push(format!("{}: {length} characters: {summary}", meta.id));
        }
        if let Some(other) = seen.insert(bare(summary), &meta.id) {
            wrong.push(format!("{} and {other}: {summary}", meta.id));
        }
    }
    none(&wrong);
}

#[test]
fn every_page_describes_itself_to_search_engines() {
    let description = Selector::parse("meta[name=description]").unwrap();
    let title = Selector::parse("h1").unwrap();
    let site = &SHIPPED.1.value;
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut wrong = Vec::new();
    for path in site.plan().iter().map(|(path, _)| path).filter(|path| path.as_str().ends_with(".html") && path.as_str() != "404.html") {
        let page = Html::parse_document(&walk::text(site, path));
        let said = page.select(&description).next().and_then(|e| e.value().attr("content")).unwrap_or_default();
        let name = page.select(&title).next().map(|e| bare(&e.text().collect::<String>())).unwrap_or_default();
        // A search engine cuts what is longer, and writes its own where there is hardly anything.
        if !(44..=160).contains(&said.chars().count()) || !said.ends_with(['.', '?']) {
            wrong.push(format!("{path}: {} characters: {said}", said.chars().count()));
        }
        if bare(said).split_once(' ').is_some_and(|(first, rest)| first == "the" && rest.starts_with(&format!("{name} ")))
            && !name.is_empty()
        {
            wrong.push(format!("{path}: begins with its own title: {said}"));
        }
        if let Some(other) = seen.insert(bare(said), path.to_string()) {
            wrong.push(format!("{path} and {other}: {said}"));
        }
    }
    none(&wrong);
}

#[test]
fn every_image_says_what_it_shows() {
    let mut wrong = Vec::new();
    let (sources, _) = &*SHIPPED;
    for file in &*FILES {
        wrong
            .extend(file.body.images().filter(|image| image.alt.trim().is_empty()).map(|_| format!("{}: an image without alt", file.path)));
    }
    for sheet in content::read(sources, &Options::default()).value.sheets.values() {
        let bare = sheet.media.iter().filter(|medium| matches!(medium, Media::Image { alt: None, .. }));
        wrong.extend(bare.map(|medium| format!("{medium:?}")));
    }
    none(&wrong);
}

#[test]
fn whoever_speaks_of_studies_names_them() {
    let claims = ["studies", "study", "research", "evidence", "proven", "scientists", "science", "meta-analysis", "researchers"];
    let mut wrong = Vec::new();
    for file in FILES.iter().filter(|file| file.sources == 0 && file.kind != Kind::Author) {
        for sentence in sentences(&markup::plain_text(&file.body)).iter().chain(&file.front) {
            if bare(sentence).split(' ').any(|word| claims.contains(&word)) {
                wrong.push(format!("{}: {sentence}", file.path));
            }
        }
    }
    none(&wrong);
}

/// A year in brackets is a study; its first author stands in the page's sources.
#[test]
fn whoever_is_cited_stands_in_the_sources() {
    let (sources, _) = &*SHIPPED;
    let mut wrong = Vec::new();
    for thing in guide().things() {
        let meta = guide().meta(thing);
        let Some(text) = meta.file.and_then(|file| sources.text(file)) else { continue };
        let body = text.splitn(3, "---").nth(2).unwrap_or_default();
        for (at, _) in body.match_indices(" (20").chain(body.match_indices(" (19")) {
            let year = &body[at + 2..at + 6];
            let authors = body[..at].rsplit(['.', '\n', ':', ';']).next().unwrap_or_default();
            let named = meta.sources.iter().any(|source| {
                source.contains(year) && source.split([',', ' ']).next().is_some_and(|first| !first.is_empty() && authors.contains(first))
            });
            if !named && year.chars().all(|c| c.is_ascii_digit()) {
                wrong.push(format!("{}:{authors} ({year})", meta.id));
            }
        }
    }
    none(&wrong);
}

/// The guide speaks of no one's own life: only a reader's question may say “I”.
#[test]
fn nobody_says_i() {
    let own = ["i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"];
    let mut wrong = Vec::new();
    for file in &*FILES {
        let mut quiet = false;
        let mut text = String::new();
        for piece in &file.body.pieces {
            match piece {
                Piece::HeadingOpen(n) => quiet = file.body.headings[*n].kind == HeadingKind::Question,
                Piece::HeadingClose(_) => quiet = false,
                Piece::Text(said) | Piece::Quiet(said) if !quiet => text.push_str(said),
                Piece::Html(html) if ["</p>", "</li>", "</td>", "</h"].iter().any(|end| html.contains(end)) => text.push('\n'),
                _ => {}
            }
        }
        for sentence in sentences(&text).iter().chain(&file.front).filter(|sentence| !sentence.ends_with(['?', '"', '”'])) {
            if bare(sentence).split(' ').any(|word| own.contains(&word)) {
                wrong.push(format!("{}: {sentence}", file.path));
            }
        }
    }
    none(&wrong);
}

/// A link without words of its own shows the name as written, and an id is no name to read.
#[test]
fn no_link_reads_as_an_id() {
    let mut wrong = Vec::new();
    for file in &*FILES {
        for pair in file.body.pieces.windows(2) {
            let [Piece::LinkOpen(link), Piece::Quiet(shown) | Piece::Text(shown)] = pair else { continue };
            let LinkTarget::Wiki { name, .. } = &link.target else { continue };
            let named = guide().names.find(&names::Kind::ALL, &name.text).map(|thing| guide().meta(thing));
            if named.is_some_and(|meta| *meta.id == **shown && shown.contains('-') && meta.title.to_lowercase() != **shown) {
                wrong.push(format!("{}: [[{shown}]]", file.path));
            }
        }
    }
    none(&wrong);
}

#[test]
fn sentences_end_at_stops_and_blocks() {
    let case = |text: &str, want: &[&str]| assert_eq!(sentences(text), want, "{text}");
    case("Sit down. Stand up, then rest!\nAgain", &["Sit down.", "Stand up, then rest!", "Again"]);
    case("He said \"go.\" Then he went.", &["He said \"go.\"", "Then he went."]);
    case("", &[]);
    assert_eq!(bare("Don't *rush*, (ever)!"), "don't rush ever");
}
