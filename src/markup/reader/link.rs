//! Links and images, whose addresses the caller finds.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType};

use crate::diag::{Finding, Rule};
use crate::markup::fragment::{ImageHole, ImageSource, LinkHole, LinkTarget, Piece, RawHtml};
use crate::markup::target;
use crate::source::Word;

use super::{Open, Reader};

/// An image whose description is being read.
#[derive(Debug)]
pub(super) struct Picture {
    hole: ImageHole,
    /// Images and links inside the description.
    depth: usize,
    /// `![[photo.jpg]]`: what is shown is the path, not a description.
    path_only: bool,
    dropped: bool,
}

impl Picture {
    /// Takes what belongs to the description; all but the image's own end.
    pub(super) fn takes(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) if self.depth == 0 => return false,
            Event::End(_) => self.depth -= 1,
            Event::Text(text) | Event::Code(text) if !self.path_only => self.hole.alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.hole.alt.push(' '),
            _ => {}
        }
        true
    }
}

impl Reader<'_> {
    pub(super) fn link(&mut self, kind: LinkType, address: &str, title: &str, label: &str, range: Range<usize>) -> Open {
        let span = self.span(range.clone());
        let mut name = None;
        let target = match kind {
            LinkType::WikiLink { has_pothole } => {
                // In a table `\|` is how a bar is written; the parser leaves the backslash.
                let inner = address.strip_suffix('\\').filter(|_| has_pothole).unwrap_or(address);
                let target = target::wiki(inner, self.span(range.start + 2..range.start + 2 + inner.len()));
                name = Some(shown(&target));
                self.mute = !has_pothole;
                target
            }
            LinkType::Email if !address.contains(':') => LinkTarget::Outside(format!("mailto:{address}")),
            _ => target::address(address, self.span(self.destination(address, label, &range))),
        };
        if self.is_refused_script(&target, &range) {
            return Open::Nothing;
        }
        let title = (!title.is_empty()).then(|| title.to_owned());
        self.out.push(Piece::LinkOpen(Box::new(LinkHole { target, title, span })));
        let at = self.out.seal();
        self.quiet += 1;
        Open::Link(name, at)
    }

    pub(super) fn end_link(&mut self, name: Option<String>, at: usize) {
        self.mute = false;
        if let (Some(name), true) = (name, self.out.pieces.len() == at) {
            self.out.text(&name, true);
        }
        self.quiet -= 1;
        self.out.push(Piece::LinkClose);
        self.out.seal();
    }

    /// Reports an address that a browser would run, and says whether it must go.
    fn is_refused_script(&mut self, target: &LinkTarget, range: &Range<usize>) -> bool {
        let LinkTarget::Outside(address) = target else { return false };
        if !target::is_script(address) {
            return false;
        }
        let refused = self.options.raw_html == RawHtml::Escape;
        let help =
            if refused { "the text stays without a link; link to a page or a web address" } else { "link to a page or a web address" };
        self.report.push(Finding::new(Rule::ScriptLink, self.span(range.clone()), "a browser would run this link as a program").help(help));
        refused
    }

    /// Where the address of a link stands: in it, or in the definition that it names.
    fn destination(&self, address: &str, label: &str, link: &Range<usize>) -> Range<usize> {
        if address.is_empty() {
            return link.clone();
        }
        let within = |range: &Range<usize>, from: usize| {
            let text = self.text.get(range.clone())?;
            let at = range.start + from + text.get(from..)?.find(address)?;
            Some(at..at + address.len())
        };
        let definition = self.definitions.get(&label.to_lowercase()).filter(|_| !label.is_empty());
        let found = if let Some(definition) = definition {
            within(definition, self.text.get(definition.clone()).and_then(|text| text.find("]:")).unwrap_or(0))
        } else {
            let text = self.text.get(link.clone()).unwrap_or("");
            // The last `](` begins the address, as long as no title holds one.
            text.rfind("](").and_then(|at| within(link, at)).or_else(|| within(link, 0))
        };
        found.unwrap_or_else(|| link.clone())
    }

    pub(super) fn image(&mut self, kind: LinkType, address: &str, title: &str, label: &str, range: Range<usize>) -> Open {
        let wiki = matches!(kind, LinkType::WikiLink { .. });
        let address = address.strip_suffix('\\').filter(|_| wiki).unwrap_or(address);
        let source = if target::is_outside(address) {
            ImageSource::Outside(address.to_owned())
        } else {
            let at = if wiki { range.start + 3..range.start + 3 + address.len() } else { self.destination(address, label, &range) };
            let path = Word::new(target::decode(address), self.span(at));
            if wiki { ImageSource::Name(path) } else { ImageSource::Path(path) }
        };
        let picture_data = address.trim_start().get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"));
        let dropped = !picture_data && self.is_refused_script(&LinkTarget::Outside(address.to_owned()), &range);
        let title = (!title.is_empty()).then(|| title.to_owned());
        let hole = ImageHole { source, alt: String::new(), title, shown_width: None, figure: false, span: self.span(range) };
        let path_only = matches!(kind, LinkType::WikiLink { has_pothole: false });
        self.picture = Some(Picture { hole, depth: 0, path_only, dropped });
        Open::Nothing
    }

    pub(super) fn end_image(&mut self, picture: Picture) {
        let mut hole = picture.hole;
        if matches!(hole.source, ImageSource::Name(_)) {
            hole.shown_width = take_width(&mut hole.alt);
        }
        if picture.dropped {
            return self.out.text(&hole.alt, self.quiet + self.quiet_raw > 0);
        }
        // `![[Front Squat]]` wants a page; whoever finds that out says so.
        let page = matches!(&hole.source, ImageSource::Name(name) if !name.contains('.'));
        if hole.alt.trim().is_empty() && !page {
            let finding = Finding::new(Rule::MissingAlt, hole.span, "this image has no description");
            self.report.push(finding.help(match &hole.source {
                ImageSource::Name(path) => {
                    let width = hole.shown_width.map_or_else(String::new, |pixels| format!("|{pixels}"));
                    format!("write behind a bar what it shows, for readers who do not see it: `![[{}|…{width}]]`", path.text)
                }
                _ => "write between `![` and `]` what it shows, for readers who do not see it".to_owned(),
            }));
        }
        self.out.push(Piece::Image(Box::new(hole)));
        self.out.seal();
    }
}

/// Takes the width from the end of what stands behind the bar of `![[photo.jpg|A squat|300]]`: `300`, or `300x200`.
fn take_width(alt: &mut String) -> Option<u32> {
    let (rest, last) = alt.rsplit_once('|').unwrap_or(("", alt));
    let mut sides = last.trim().splitn(2, 'x').map(|side| side.parse::<u32>().ok().filter(|pixels| (1..10_000).contains(pixels)));
    let width = sides.next()??;
    if sides.next().is_some_and(|height| height.is_none()) {
        return None;
    }
    *alt = rest.trim().to_owned();
    Some(width)
}

/// What a wiki link shows when nothing else is said.
fn shown(target: &LinkTarget) -> String {
    match target {
        LinkTarget::Wiki { name, .. } => name.text.to_string(),
        LinkTarget::Anchor(anchor) => anchor.text.to_string(),
        LinkTarget::Path { path, .. } => path.text.to_string(),
        LinkTarget::Outside(address) => address.clone(),
    }
}
