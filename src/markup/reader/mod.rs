//! From events to pieces: one walk over the events with a stack of what is open, no recursion over the text.

mod block;
mod code;
mod glued;
mod link;
mod note;
mod out;
mod section;
mod spaced;
mod table;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag};

use crate::diag::{Checked, Finding, Report, Rule};
use crate::source::Span;

use super::comment;
use super::fragment::{Fragment, Heading, Options, Piece, RawHtml};
use super::highlight::Budget;
use super::ids::Ids;
use super::parse::{BODY, Prepared, parser};
use super::raw;

pub(super) use code::FenceCount;
pub(super) use out::plain;

use out::one_line;

use block::{Block, Item, List};
use code::Code;
use link::Picture;
use note::Notes;
use out::Out;
use table::Table;

/// How deep blocks and emphasis may nest.
const NESTING: usize = 100;

/// Something that is open, and what its end needs to know.
#[derive(Debug)]
enum Open {
    /// Its end is this HTML.
    Tag(&'static str),
    /// The same for something in which no name becomes a link.
    QuietTag(&'static str),
    Paragraph(usize),
    Heading(Box<Heading>, usize),
    List(List),
    Item(Item),
    Table(Table),
    Cell(usize),
    Link(Option<String>, usize),
    Note(Note),
    /// Its end is nothing: what was inside went elsewhere.
    Nothing,
}

/// A note whose text is being read: the pieces of the page wait.
#[derive(Debug)]
struct Note {
    label: String,
    page: Out,
    quiet: usize,
}

/// The state of one walk.
struct Reader<'t> {
    /// The text as the parser sees it.
    text: &'t str,
    /// Where the text stands in its file.
    place: Span,
    options: &'t Options,
    /// Where link definitions stand, by label.
    definitions: BTreeMap<String, Range<usize>>,
    report: Report,
    out: Out,
    stack: Vec<Open>,
    /// How many things are open beyond [`NESTING`].
    too_deep: usize,
    told_depth: bool,
    /// Names do not become links while this is not 0.
    quiet: usize,
    /// The same for elements of raw HTML.
    quiet_raw: usize,
    ids: Ids,
    /// Where ids were given by hand.
    marked: BTreeMap<String, Span>,
    anchors: Vec<(Arc<str>, Span)>,
    headings: Vec<Heading>,
    blocks: Vec<Block>,
    notes: Notes,
    code: Option<Code>,
    html: Option<(String, Range<usize>)>,
    picture: Option<Picture>,
    fences: FenceCount,
    colours: Budget,
    /// Text is passed over: a wiki link's, which was written when it began.
    mute: bool,
}

/// Reads a body.
pub(super) fn read(text: &str, place: Span, options: &Options) -> Checked<Fragment> {
    if text.len() > BODY {
        let message = format!(
            "this page has {} bytes of text, and {} is the most that is read",
            crate::base::words::thousands(text.len()),
            crate::base::words::thousands(BODY)
        );
        let finding = Finding::new(Rule::TooLarge, place, message).help("divide it into several pages");
        return Checked { value: Fragment::default(), report: Report { findings: vec![finding] } };
    }
    let shown = comment::hide(text);
    let prepared = Prepared::new(&shown);
    let mut reader = Reader::new(&prepared.text, place, options);
    let events = parser(&prepared.text, options.smart_punctuation);
    let definitions = events.reference_definitions().iter().map(|(label, def)| (label.to_lowercase(), def.span.clone()));
    reader.definitions = definitions.collect();
    for (event, range) in events {
        if let Event::Start(Tag::BlockQuote(_)) = event
            && let Some(callout) = prepared.callouts.get(&range.start)
        {
            reader.callout(callout, range);
        } else {
            reader.event(event, range);
        }
    }
    reader.finish()
}

/// Reads one line.
pub(super) fn read_inline(text: &str, place: Span, options: &Options) -> Checked<Fragment> {
    let mut reader = Reader::new(text, place, options);
    reader.line(text, 0);
    reader.finish()
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, place: Span, options: &'t Options) -> Self {
        Self {
            text,
            place,
            options,
            definitions: BTreeMap::new(),
            report: Report::default(),
            out: Out::default(),
            stack: Vec::new(),
            too_deep: 0,
            told_depth: false,
            quiet: 0,
            quiet_raw: 0,
            ids: Ids::new(&options.reserved),
            marked: BTreeMap::new(),
            anchors: Vec::new(),
            headings: Vec::new(),
            blocks: Vec::new(),
            notes: Notes::default(),
            code: None,
            html: None,
            picture: None,
            fences: FenceCount::default(),
            colours: Budget::new(),
            mute: false,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.too_deep > 0 {
            return self.skip(&event);
        }
        if let Some(picture) = &mut self.picture
            && picture.takes(&event)
        {
            return;
        }
        match event {
            Event::Start(tag) if self.stack.len() >= NESTING => self.begin_too_deep(&tag, range),
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.end(range),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                if self.code.is_none() {
                    self.spaced(&range);
                }
                self.text(&text);
            }
            Event::Code(code) => {
                self.out.html("<code>");
                self.out.text(&code, true);
                self.out.html("</code>");
            }
            Event::Html(html) => match &mut self.html {
                Some((block, _)) => block.push_str(&html),
                None => self.raw(&html, range, false),
            },
            Event::InlineHtml(html) => self.raw(&html, range, false),
            Event::FootnoteReference(label) => self.note_reference(&label, range),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.out.html("<br>\n"),
            Event::Rule => self.out.html("<hr>\n"),
            Event::TaskListMarker(done) => self.task(done),
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.code {
            _ if self.mute => {}
            Some(code) => code.text.push_str(text),
            None => self.out.text(text, self.quiet + self.quiet_raw > 0),
        }
    }

    /// Passes over what is nested too deeply; its fences count, since others count them too.
    fn skip(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                self.too_deep += 1;
                self.fences.count(tag);
            }
            Event::End(_) => self.too_deep -= 1,
            _ => {}
        }
    }

    fn begin_too_deep(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        self.too_deep = 1;
        self.fences.count(tag);
        if !std::mem::replace(&mut self.told_depth, true) {
            let at = range.start..range.end.min(self.line_end(range.start));
            let finding = Finding::new(Rule::MarkdownNesting, self.span(at), format!("this is nested more than {NESTING} deep"));
            self.report.push(finding.help("take it out of the lists, quotes or emphasis around it; it is left out of the page"));
        }
    }

    /// The end of the line on which byte `at` stands.
    fn line_end(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find(['\n', '\r'])).map_or(self.text.len(), |len| at + len)
    }

    fn span(&self, range: Range<usize>) -> Span {
        self.place.part(range)
    }

    /// One line of Markdown, written at byte `at` of the body, without a paragraph around it; as it stands where it is more than that.
    fn line(&mut self, text: &str, at: usize) {
        let events: Vec<_> = parser(text, self.options.smart_punctuation).collect();
        let depth = self.stack.len();
        let one =
            matches!(events.as_slice(), [(Event::Start(Tag::Paragraph), first), ..] if events.last().is_some_and(|last| last.1 == *first));
        if !one {
            return self.text(text);
        }
        let inside = events.len() - 1;
        for (event, range) in events.into_iter().take(inside).skip(1) {
            self.event(event, at + range.start..at + range.end);
        }
        debug_assert_eq!(depth, self.stack.len(), "events are balanced");
    }

    /// Raw HTML, passed on or shown.
    fn raw(&mut self, html: &str, range: Range<usize>, block: bool) {
        if self.options.raw_html == RawHtml::Escape {
            let comment = html.trim().starts_with("<!--") && html.trim().ends_with("-->");
            match (comment, block) {
                (true, _) => {}
                (false, false) => self.out.text(html, true),
                (false, true) => {
                    self.out.html("<p>");
                    self.out.text(html.trim_end(), true);
                    self.out.html("</p>\n");
                }
            }
            return;
        }
        let exact = html.len() == range.len();
        let mut done = 0;
        for tag in raw::tags(html) {
            if raw::is_quiet(&tag.name) {
                self.quiet_raw = if tag.closes { self.quiet_raw.saturating_sub(1) } else { self.quiet_raw + 1 };
            }
            let Some(id) = tag.id else { continue };
            let place = if exact { range.start + id.start..range.start + id.end } else { range.clone() };
            let unique = self.mark(&html[id.clone()], place);
            self.out.html(&html[done..id.start]);
            self.out.escaped(&unique);
            done = id.end;
        }
        self.out.html(&html[done..]);
    }

    /// The id for a mark that an author gave by hand; a second one of the same name is renamed and reported.
    fn mark(&mut self, wish: &str, at: Range<usize>) -> Arc<str> {
        let span = self.span(at);
        let id: Arc<str> = self.ids.take(wish).into();
        if *id == *wish {
            self.marked.insert(wish.to_owned(), span);
        } else {
            let finding = match self.marked.get(wish) {
                Some(first) => {
                    Finding::new(Rule::DuplicateAnchor, span, format!("the id `{wish}` is used twice")).see(*first, "it is used here first")
                }
                None => Finding::new(Rule::DuplicateAnchor, span, format!("the id `{wish}` belongs to the page around the text")),
            };
            self.report.push(finding.help(format!("this one becomes `{id}`; give it an id of its own")));
        }
        self.anchors.push((id.clone(), span));
        id
    }

    fn finish(mut self) -> Checked<Fragment> {
        self.place_headings();
        self.write_notes();
        let blocks = std::mem::take(&mut self.blocks);
        let mut fragment = Fragment { pieces: self.out.pieces, headings: self.headings, anchors: self.anchors, ..Fragment::default() };
        section::read(&mut fragment, &blocks);
        fragment.pieces.retain(|piece| !matches!(piece, Piece::Html(html) if html.is_empty()));
        let words = plain(&fragment.pieces);
        fragment.words = words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        Checked { value: fragment, report: self.report }
    }
}
