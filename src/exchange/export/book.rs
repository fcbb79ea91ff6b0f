//! Pages of a guide as one book: a chapter a page, links between them kept, pictures with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::base::OutPath;
use crate::markup;

use super::leaf::{self, Way, escaped};

/// A page that is to be a chapter.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// Its address.
    pub path: OutPath,
    /// The part of the book that it belongs to, such as `Exercises`; pages of one part stand together.
    pub part: String,
    /// The page as it is drawn.
    pub html: String,
}

/// A book: chapters of well-formed XML.
#[derive(Clone, Debug)]
pub struct Book {
    pub(super) title: String,
    pub(super) language: String,
    pub(super) chapters: Vec<Chapter>,
    /// The addresses of the pictures that the chapters show, and their numbers in the order in which they come.
    pictures: BTreeMap<String, usize>,
}

#[derive(Clone, Debug)]
pub(super) struct Chapter {
    /// `exercises-front-squat`: unlike any other, and an id in XML.
    pub(super) id: String,
    pub(super) part: String,
    pub(super) title: String,
    /// What it says; links into the book as `ID#PLACE`, after a sign that no text has.
    pub(super) body: String,
}

/// Stands before what is led into the book, until the form of the book is known.
pub(super) const CHAPTER: &str = "\u{f8ff}chapter:";
/// The same before the numbers of pictures.
pub(super) const PICTURE: &str = "\u{f8ff}picture:";

impl Book {
    /// The book of some pages, in their order; other pages of the guide are linked at `base_url`, where there is one, and
    /// `has` says whether there is a picture at an address.
    pub fn of(title: &str, language: &str, leaves: &[Leaf], base_url: Option<&str>, has: &dyn Fn(&str) -> bool) -> Self {
        let ids: BTreeMap<&str, String> = leaves.iter().map(|leaf| (leaf.path.as_str(), id(leaf.path.as_str()))).collect();
        let (mut pictures, mut places) = (BTreeMap::new(), BTreeSet::new());
        let mut chapters: Vec<Chapter> = leaves
            .iter()
            .map(|leaf| {
                let path = leaf.path.as_str();
                let mut way = Here { path, ids: &ids, base_url, has, pictures: &mut pictures, places: &mut places };
                let (heading, body) = leaf::read(&leaf.html, &mut way);
                let title = heading.unwrap_or_else(|| leaf.path.to_string());
                Chapter { id: ids[leaf.path.as_str()].clone(), part: leaf.part.clone(), title, body }
            })
            .collect();
        // A place that was left out with what a browser has is led to by its chapter.
        let there = |to: &str| format!("{CHAPTER}{}", if places.contains(place_of(to)) { to } else { chapter_of(to) });
        for chapter in &mut chapters {
            chapter.body = placed(&chapter.body, &there, &|number| format!("{PICTURE}{number}"));
        }
        Self { title: title.to_owned(), language: language.to_owned(), chapters, pictures }
    }

    /// The addresses of the pictures that it shows, as they are in the guide.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.pictures.keys().map(String::as_str)
    }

    /// The addresses of its pictures by their numbers.
    pub(super) fn numbered(&self) -> Vec<&str> {
        let mut all: Vec<(usize, &str)> = self.pictures.iter().map(|(path, number)| (*number, path.as_str())).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, path)| path).collect()
    }

    /// The whole book as one HTML file that needs nothing beside it; `picture` gives a picture's bytes.
    pub fn html<'p>(&self, picture: &dyn Fn(&str) -> Option<&'p [u8]>) -> String {
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width\"/>\
             <title>{}</title><style>\n{STYLE}{SCREEN}</style></head><body>\n",
            escaped(&self.language),
            escaped(&self.title)
        );
        if self.chapters.len() > 1 {
            let _ = write!(out, "<h1>{}</h1>\n<nav>{}</nav>\n", escaped(&self.title), self.contents(&|id| format!("#{id}")));
        }
        let paths = self.numbered();
        for chapter in &self.chapters {
            let body = placed(&chapter.body, &chapter_in_one_file, &|number| {
                let path = by_number(&paths, number);
                let bytes = picture(path).unwrap_or_default();
                format!("data:{};base64,{}", kind(path).unwrap_or_default(), STANDARD.encode(bytes))
            });
            let _ = writeln!(out, "<section id=\"{}\">{body}</section>", chapter.id);
        }
        out.push_str("</body></html>\n");
        out
    }

    /// The table of contents: a list of parts, each with its chapters.
    pub(super) fn contents(&self, address: &dyn Fn(&str) -> String) -> String {
        let mut out = String::from("<ol>");
        for part in self.chapters.chunk_by(|a, b| a.part == b.part) {
            let _ = write!(out, "<li><span>{}</span><ol>", escaped(&part[0].part));
            for chapter in part {
                let _ = write!(out, "<li><a href=\"{}\">{}</a></li>", address(&chapter.id), escaped(&chapter.title));
            }
            out.push_str("</ol></li>");
        }
        out.push_str("</ol>");
        out
    }
}

/// The style of a book: what an old reader understands too.
pub(super) const STYLE: &str = include_str!("book.css");

/// What a browser adds to it: colours, by day and by night.
const SCREEN: &str = include_str!("screen.css");

/// `exercises/front-squat.html` is `exercises-front-squat`.
fn id(path: &str) -> String {
    path.trim_end_matches(".html").replace('/', "-")
}

/// A chapter's address, and perhaps a place in it, in a book of one file.
fn chapter_in_one_file(to: &str) -> String {
    let place = place_of(to);
    format!("#{}", if place.is_empty() { to } else { place })
}

fn chapter_of(to: &str) -> &str {
    to.split('#').next().unwrap_or_default()
}

fn place_of(to: &str) -> &str {
    to.split_once('#').map_or("", |(_, place)| place)
}

/// The picture of a number.
pub(super) fn by_number<'p>(paths: &[&'p str], number: &str) -> &'p str {
    number.parse().ok().and_then(|number: usize| paths.get(number)).copied().unwrap_or_default()
}

/// A chapter with its links and pictures where they are in this form of the book.
pub(super) fn placed(body: &str, chapter: &dyn Fn(&str) -> String, picture: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('\u{f8ff}') {
        out.push_str(&rest[..at]);
        let found = &rest[at..];
        let end = found.find('"').unwrap_or(found.len());
        match (found[..end].strip_prefix(CHAPTER), found[..end].strip_prefix(PICTURE)) {
            (Some(to), _) => out.push_str(&chapter(to)),
            (None, Some(path)) => out.push_str(&picture(path)),
            // A letter of somebody's own alphabet.
            (None, None) => {
                out.push('\u{f8ff}');
                rest = &found['\u{f8ff}'.len_utf8()..];
                continue;
            }
        }
        rest = &found[end..];
    }
    out.push_str(rest);
    out
}

/// The ways from one page.
struct Here<'a> {
    path: &'a str,
    ids: &'a BTreeMap<&'a str, String>,
    base_url: Option<&'a str>,
    has: &'a dyn Fn(&str) -> bool,
    pictures: &'a mut BTreeMap<String, usize>,
    /// The places of all chapters so far.
    places: &'a mut BTreeSet<String>,
}

impl Way for Here<'_> {
    fn link(&mut self, href: &str) -> Option<String> {
        if is_outside(href) {
            return Some(sound(href));
        }
        let (to, place) = href.split_once('#').unwrap_or((href, ""));
        let to = if to.is_empty() { self.path.to_owned() } else { resolved(self.path, to)? };
        if let Some(id) = self.ids.get(markup::decode(&to).as_str()) {
            let place = if place.is_empty() { String::new() } else { format!("#{}", place_in(id, &markup::decode(place))) };
            return Some(format!("{CHAPTER}{id}{place}"));
        }
        let place = if place.is_empty() { String::new() } else { format!("#{place}") };
        self.base_url.map(|base| format!("{base}{to}{place}"))
    }

    fn picture(&mut self, src: &str) -> Option<String> {
        if is_outside(src) {
            return None;
        }
        let path = markup::decode(&resolved(self.path, src)?);
        kind(&path).filter(|_| (self.has)(&path))?;
        let next = self.pictures.len();
        Some(format!("{PICTURE}{}", self.pictures.entry(path).or_insert(next)))
    }

    fn place(&mut self, id: &str) -> Option<String> {
        let place = place_in(&self.ids[self.path], id);
        self.places.insert(place.clone()).then_some(place)
    }
}

/// The name of a place in the whole book.
fn place_in(chapter: &str, id: &str) -> String {
    let id: String = id.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' }).collect();
    format!("{chapter}--{id}")
}

/// Whether an address leads out of the guide; those that a browser would run lead nowhere.
fn is_outside(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
}

/// An address without the signs that none may have.
fn sound(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.trim().chars() {
        if c <= ' ' || "\"<>\\^`{|}".contains(c) {
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// An address from the guide's root that `address` is on the page `from`; nothing where it leaves the guide.
fn resolved(from: &str, address: &str) -> Option<String> {
    let address = address.split('?').next().unwrap_or_default();
    if address.contains(':') || address.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The kind of a picture by its name; nothing for those that e-readers need not know.
pub(super) fn kind(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "gif" => "image/gif",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Book, Leaf, resolved};
    use crate::base::OutPath;

    fn book(base_url: Option<&str>) -> Book {
        let leaf = |path: &str, part: &str, html: &str| Leaf {
            path: OutPath::new(path).unwrap(),
            part: part.to_owned(),
            html: format!("<main>{html}</main>"),
        };
        let leaves = [
            leaf("programs/a.html", "Programs", "<h1>A & B</h1><a href='../exercises/x.html#cues'>x</a> <a href='b.html'>b</a>"),
            leaf("exercises/x.html", "Exercises", "<h1>X</h1><h2 id=cues>Cues</h2><img src='x.png' alt=X><a href='#cues'>up</a>"),
        ];
        Book::of("Guide", "en", &leaves, base_url, &|path| path != "exercises/no.png")
    }

    /// What the chapter of one page says in a book of one file.
    fn said(main: &str) -> String {
        let leaf =
            Leaf { path: OutPath::new("exercises/x.html").unwrap(), part: "Exercises".to_owned(), html: format!("<main>{main}</main>") };
        let has = |path: &str| path != "exercises/no.png";
        let html = Book::of("Guide", "en", &[leaf], None, &has).html(&|_| Some(b"abc"));
        let (_, rest) = html.split_once("<section id=\"exercises-x\">").unwrap();
        rest.split_once("</section>").unwrap().0.to_owned()
    }

    #[test]
    fn what_a_book_does_not_have_is_not_led_to() {
        let case = |main: &str, want: &str| assert_eq!(said(main), want, "{main}");
        case("<p id=a>A</p><a href='#a'>a</a>", "<p id=\"exercises-x--a\">A</p><a href=\"#exercises-x--a\">a</a>");
        case("<nav id=a>A</nav><a href='x.html#a'>a</a>", "<a href=\"#exercises-x\">a</a>");
        case("<p id=a>A</p><p id=a>B</p>", "<p id=\"exercises-x--a\">A</p><p>B</p>");
        case("<a href='#%C3%BCber'>a</a><p id='über'>A</p>", "<a href=\"#exercises-x--über\">a</a><p id=\"exercises-x--über\">A</p>");
        case("<a href='https://example.org/a b\"c'>a</a>", "<a href=\"https://example.org/a%20b%22c\">a</a>");
        case("<img src='a%20&amp;%C3%BC.png' alt=A>", "<img src=\"data:image/png;base64,YWJj\" alt=\"A\"/>");
        case("<img src=no.png alt=B><img src=a.avif alt=C>", "BC");
    }

    #[test]
    fn links_lead_to_chapters_or_away() {
        let html = book(None).html(&|path| (path == "exercises/x.png").then_some(b"abc".as_slice()));
        for part in [
            "<li><a href=\"#programs-a\">A &amp; B</a></li>",
            "<section id=\"programs-a\"><h1>A &amp; B</h1><a href=\"#exercises-x--cues\">x</a> b</section>",
            "<h2 id=\"exercises-x--cues\">Cues</h2>",
            "<img src=\"data:image/png;base64,YWJj\" alt=\"X\"/>",
            "<a href=\"#exercises-x--cues\">up</a>",
        ] {
            assert!(html.contains(part), "{part}\n{html}");
        }
        let away = book(Some("https://example.org/g/")).html(&|_| None);
        assert!(away.contains("<a href=\"https://example.org/g/programs/b.html\">b</a>"), "{away}");
    }

    #[test]
    fn addresses_stay_inside_the_guide() {
        let case = |from: &str, to: &str, want: Option<&str>| assert_eq!(resolved(from, to).as_deref(), want, "{to}");
        case("programs/a.html", "../exercises/x.html", Some("exercises/x.html"));
        case("index.html", "articles/a.html", Some("articles/a.html"));
        case("index.html", "../x", None);
        case("index.html", "/x", None);
        case("index.html", "javascript:alert(1)", None);
    }
}
