//! A book for e-readers: EPUB 3, a ZIP of XHTML files.

use std::fmt::{Display, Write as _};

use crate::base::fingerprint::Fingerprint;
use crate::training::terms::Date;

use super::Archive;
use super::book::{Book, STYLE, by_number, kind, placed};
use super::leaf::escaped;

/// The book; `picture` gives a picture's bytes, `authors` who wrote it, `date` the day when it was last changed.
pub fn epub<'p>(book: &Book, authors: &[String], date: Option<Date>, picture: &dyn Fn(&str) -> Option<&'p [u8]>) -> Vec<u8> {
    const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
        <rootfiles><rootfile full-path=\"book/content.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n";
    let mut out = Archive::default();
    // It comes first and as it is, so that a reader sees by the first bytes what the file is.
    out.add_plain("mimetype", b"application/epub+zip");
    out.add("META-INF/container.xml", CONTAINER.as_bytes());
    out.add("book/content.opf", package(book, authors, date).as_bytes());
    let nav = format!("<nav epub:type=\"toc\"><h1>{}</h1>{}</nav>", escaped(&book.title), book.contents(&|id| format!("{id}.xhtml")));
    out.add("book/nav.xhtml", page(book, &book.title, &nav).as_bytes());
    out.add("book/style.css", STYLE.as_bytes());
    let pictures = book.numbered();
    for chapter in &book.chapters {
        let body = placed(&chapter.body, &in_its_file, &|number| file(number, by_number(&pictures, number)));
        out.add(&format!("book/{}.xhtml", chapter.id), page(book, &chapter.title, &body).as_bytes());
    }
    for (number, path) in pictures.iter().enumerate() {
        out.add(&format!("book/{}", file(number, path)), picture(path).unwrap_or_default());
    }
    out.bytes()
}

/// The file of a picture, by its number: its name in the guide may have signs that e-readers stumble over.
fn file(number: impl Display, path: &str) -> String {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    format!("pictures/{number}.{}", end.to_ascii_lowercase())
}

/// A chapter's address, and perhaps a place in it.
fn in_its_file(to: &str) -> String {
    match to.split_once('#') {
        Some((chapter, place)) => format!("{chapter}.xhtml#{place}"),
        None => format!("{to}.xhtml"),
    }
}

fn page(book: &Book, title: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{0}\" xml:lang=\"{0}\"><head><title>{1}</title>\
         <link rel=\"stylesheet\" href=\"style.css\"/></head><body>{body}</body></html>\n",
        escaped(&book.language),
        escaped(title)
    )
}

/// What is in the book, and in which order it is read.
fn package(book: &Book, authors: &[String], date: Option<Date>) -> String {
    let texts = book.chapters.iter().flat_map(|chapter| [chapter.title.as_bytes(), chapter.body.as_bytes()]);
    let bits = u128::from_le_bytes(Fingerprint::of_parts(texts).to_bytes());
    // Version 8: a number that follows from what it names.
    let bits = bits & !(0xf << 76) & !(0x3 << 62) | (0x8 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    let uuid = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-");
    let date = date.map_or_else(|| "2000-01-01".to_owned(), |date| date.to_string());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier id=\"id\">urn:uuid:{uuid}</dc:identifier>\
         <dc:title>{}</dc:title><dc:language>{}</dc:language>",
        escaped(&book.title),
        escaped(&book.language)
    );
    for author in authors {
        let _ = write!(out, "<dc:creator>{}</dc:creator>", escaped(author));
    }
    let _ = write!(out, "<meta property=\"dcterms:modified\">{date}T00:00:00Z</meta></metadata><manifest>");
    out.push_str("<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>");
    out.push_str("<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>");
    for chapter in &book.chapters {
        let _ = write!(out, "<item id=\"c-{0}\" href=\"{0}.xhtml\" media-type=\"application/xhtml+xml\"/>", chapter.id);
    }
    for (n, path) in book.numbered().into_iter().enumerate() {
        let _ = write!(out, "<item id=\"p-{n}\" href=\"{}\" media-type=\"{}\"/>", file(n, path), kind(path).unwrap_or_default());
    }
    out.push_str("</manifest><spine><itemref idref=\"nav\"/>");
    for chapter in &book.chapters {
        let _ = write!(out, "<itemref idref=\"c-{}\"/>", chapter.id);
    }
    out.push_str("</spine></package>\n");
    out
}
