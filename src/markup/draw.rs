//! From pieces to HTML.

use super::fragment::{Fragment, HeadingKind, ImageHole, LinkHole, LinkTarget, Piece};

/// Whoever knows what the holes of a [`Fragment`] are filled with.
pub trait Holes {
    /// The address of a link into the guide; nothing leaves its text without a link. Links elsewhere are not asked for.
    fn link(&mut self, link: &LinkHole) -> Option<String>;

    /// The number of the note that gives a link's address on paper; nothing for a link without a note.
    fn note(&mut self, _link: &LinkHole, _address: &str) -> Option<usize> {
        None
    }

    /// The image to draw; nothing leaves its description in its place.
    fn image(&mut self, image: &ImageHole) -> Option<ImageDrawn>;

    /// The HTML of the nth `workout` fence.
    fn workout(&mut self, n: usize) -> String;

    /// The HTML of the nth `generate` fence.
    fn generate(&mut self, n: usize) -> String;

    /// The address of the thing of this number; nothing leaves the mention as text.
    fn auto(&mut self, thing: u32) -> Option<String>;
}

/// An image as a page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageDrawn {
    /// Its address.
    pub src: String,
    /// Its other sizes, as the `srcset` attribute lists them.
    pub srcset: Option<String>,
    /// How wide it is shown, as the `sizes` attribute lists it.
    pub sizes: Option<String>,
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
    /// Its class.
    pub class: Option<String>,
    /// Whether it is a film, which is loaded when a reader plays it.
    pub film: bool,
}

/// Holes that stay empty: no link into the guide, no table, no image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoHoles;

impl Holes for NoHoles {
    fn link(&mut self, _: &LinkHole) -> Option<String> {
        None
    }
    fn image(&mut self, _: &ImageHole) -> Option<ImageDrawn> {
        None
    }
    fn workout(&mut self, _: usize) -> String {
        String::new()
    }
    fn generate(&mut self, _: usize) -> String {
        String::new()
    }
    fn auto(&mut self, _: u32) -> Option<String> {
        None
    }
}

impl Fragment {
    /// The fragment as HTML, its holes filled.
    pub fn draw(&self, holes: &mut dyn Holes) -> String {
        let mut out = String::with_capacity(self.pieces.len() * 32);
        let mut open = false;
        for piece in &self.pieces {
            match piece {
                Piece::Html(html) => out.push_str(html),
                Piece::Text(text) | Piece::Quiet(text) => escape(text, &mut out),
                Piece::HeadingOpen(n) => self.heading_open(*n, &mut out),
                Piece::HeadingClose(n) => self.heading_close(*n, &mut out),
                Piece::LinkOpen(link) => open = link_open(link, holes, &mut out),
                Piece::AutoOpen(thing) => open = anchor_open(holes.auto(*thing).as_deref(), None, &mut out),
                Piece::LinkClose | Piece::AutoClose => out.push_str(if std::mem::take(&mut open) { "</a>" } else { "" }),
                Piece::Image(image) => draw_image(image, holes, &mut out),
                Piece::Workout(n) => out.push_str(&holes.workout(*n)),
                Piece::Generate(n) => out.push_str(&holes.generate(*n)),
            }
        }
        out
    }

    fn heading_open(&self, n: usize, out: &mut String) {
        let Some(heading) = self.headings.get(n) else { return };
        let question = heading.kind == HeadingKind::Question;
        if question {
            out.push_str("<details class=\"faq\"");
        } else {
            out.push_str("<h");
            out.push(level(heading.level));
        }
        attribute("id", &heading.id, out);
        // These two say what the section is; the section is drawn as that.
        let classes: Vec<&str> =
            heading.classes.iter().map(String::as_str).filter(|class| !matches!(*class, "faq" | "takeaways")).collect();
        if !question && !classes.is_empty() {
            attribute("class", &classes.join(" "), out);
        }
        out.push_str(if question { "><summary>" } else { ">" });
    }

    fn heading_close(&self, n: usize, out: &mut String) {
        match self.headings.get(n) {
            None => {}
            Some(heading) if heading.kind == HeadingKind::Question => out.push_str("</summary>\n"),
            Some(heading) => {
                out.push_str("</h");
                out.push(level(heading.level));
                out.push_str(">\n");
            }
        }
    }
}

fn level(level: u8) -> char {
    char::from(b'0' + level.min(6))
}

/// Opens a link where its address is known, and says whether it did.
fn link_open(link: &LinkHole, holes: &mut dyn Holes, out: &mut String) -> bool {
    let outside = matches!(link.target, LinkTarget::Outside(_));
    let address = if let LinkTarget::Outside(address) = &link.target { Some(address.clone()) } else { holes.link(link) };
    let note = address.as_ref().and_then(|address| holes.note(link, address));
    let opened = anchor_open(address.as_deref(), link.title.as_deref(), out);
    let web = |start: &str| address.as_ref().and_then(|a| a.get(..start.len())).is_some_and(|s| s.eq_ignore_ascii_case(start));
    let mut more = String::new();
    if outside && ["http:", "https:", "//"].into_iter().any(web) {
        more.push_str(" rel=\"noopener\"");
    }
    if let Some(note) = note {
        attribute("data-note", &note.to_string(), &mut more);
    }
    if opened && !more.is_empty() {
        out.pop();
        out.push_str(&more);
        out.push('>');
    }
    opened
}

fn anchor_open(address: Option<&str>, title: Option<&str>, out: &mut String) -> bool {
    let Some(address) = address else { return false };
    out.push_str("<a");
    attribute("href", address, out);
    if let Some(title) = title {
        attribute("title", title, out);
    }
    out.push('>');
    true
}

fn draw_image(image: &ImageHole, holes: &mut dyn Holes, out: &mut String) {
    let caption = image.title.as_deref().filter(|_| image.figure);
    let Some(drawn) = holes.image(image) else {
        let (open, close) = if image.figure { ("<p>", "</p>\n") } else { ("", "") };
        out.push_str(open);
        escape(&image.alt, out);
        out.push_str(close);
        return;
    };
    if image.figure {
        out.push_str("<figure>");
    }
    if drawn.film {
        out.push_str("<video controls preload=\"none\" playsinline");
        attribute("src", &drawn.src, out);
        attribute("aria-label", &image.alt, out);
        out.push_str("><a");
        attribute("href", &drawn.src, out);
        out.push('>');
        escape(&image.alt, out);
        out.push_str("</a></video>");
    } else {
        picture(image, drawn, out);
    }
    if let Some(caption) = caption {
        out.push_str("<figcaption>");
        escape(caption, out);
        out.push_str("</figcaption>");
    }
    if image.figure {
        out.push_str("</figure>\n");
    }
}

fn picture(image: &ImageHole, drawn: ImageDrawn, out: &mut String) {
    out.push_str("<img");
    attribute("src", &drawn.src, out);
    attribute("alt", &image.alt, out);
    let sizes = [("width", drawn.width.map(|n| n.to_string())), ("height", drawn.height.map(|n| n.to_string()))];
    let title = image.title.clone().filter(|_| !image.figure);
    let rest = [("srcset", drawn.srcset), ("sizes", drawn.sizes), ("class", drawn.class), ("title", title)];
    for (name, value) in sizes.into_iter().chain(rest) {
        if let Some(value) = value {
            attribute(name, &value, out);
        }
    }
    if let Some(pixels) = image.shown_width {
        attribute("style", &format!("width:{pixels}px;height:auto"), out);
    }
    out.push_str(" loading=\"lazy\" decoding=\"async\">");
}

/// Appends ` name="value"`, the value escaped.
pub(super) fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

/// Appends `text` so that HTML shows it as it is, in text and between double or single quotes.
pub fn escape(text: &str, out: &mut String) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            0 => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(entity);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// The same as a text of its own.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}
