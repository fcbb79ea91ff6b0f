//! Paragraphs, headings, quotes, lists.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, HeadingLevel, Tag};

use crate::markup::callout::{Callout, Fold};
use crate::markup::fragment::{Heading, HeadingKind, Piece};
use crate::markup::ids::slug;

use super::{Open, Reader, one_line};

/// A block that stands in no other, for what reads a page by its sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    /// Its pieces.
    pub(super) pieces: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    Paragraph,
    Heading(usize),
    /// A list, and the pieces of each item.
    List(Vec<Range<usize>>),
    Other,
}

#[derive(Debug)]
pub(super) struct List {
    at: usize,
    ordered: Option<u64>,
    /// Whether every item so far begins with bold words: then it is a list of steps.
    steps: bool,
    items: Vec<Range<usize>>,
}

#[derive(Debug)]
pub(super) struct Item {
    at: usize,
    first: usize,
    bold: bool,
}

impl Reader<'_> {
    pub(super) fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.stack.is_empty() {
            let start = self.out.seal();
            self.blocks.push(Block { kind: BlockKind::Other, pieces: start..start });
        }
        if let (Tag::Strong, Some(Open::Item(item))) = (&tag, self.stack.iter_mut().rev().find(|open| !matches!(open, Open::Paragraph(_))))
        {
            item.bold |= self.out.pieces[item.first..].iter().all(|piece| matches!(piece, Piece::Html(_)));
        }
        let open = match tag {
            Tag::Paragraph => {
                self.glued(&range);
                self.out.seal();
                Open::Paragraph(self.out.patch("<p>"))
            }
            Tag::Heading { level, id, classes, .. } => self.heading(level, id.as_ref(), &classes, range),
            Tag::BlockQuote(_) => self.tag("<blockquote>\n", "</blockquote>\n"),
            Tag::CodeBlock(kind) => self.code_block(&kind),
            Tag::HtmlBlock => {
                self.html = Some((String::new(), range));
                Open::Nothing
            }
            Tag::List(ordered) => Open::List(List { at: self.patch_here("<ul>\n"), ordered, steps: ordered.is_some(), items: Vec::new() }),
            Tag::Item => {
                let at = self.patch_here("<li>");
                Open::Item(Item { at, first: at + 1, bold: false })
            }
            Tag::FootnoteDefinition(label) => self.note_definition(&label),
            Tag::DefinitionList => self.tag("<dl>\n", "</dl>\n"),
            Tag::DefinitionListTitle => {
                self.quiet += 1;
                self.out.html("<dt>");
                Open::QuietTag("</dt>\n")
            }
            Tag::DefinitionListDefinition => self.tag("<dd>", "</dd>\n"),
            Tag::Table(aligns) => self.table(aligns),
            Tag::TableHead => self.table_head(),
            Tag::TableRow => self.table_row(),
            Tag::TableCell => self.table_cell(),
            Tag::Emphasis => self.tag("<em>", "</em>"),
            Tag::Strong => self.tag("<strong>", "</strong>"),
            Tag::Strikethrough => self.tag("<del>", "</del>"),
            Tag::Superscript => self.tag("<sup>", "</sup>"),
            Tag::Subscript => self.tag("<sub>", "</sub>"),
            Tag::Link { link_type, dest_url, title, id } => self.link(link_type, &dest_url, &title, &id, range),
            Tag::Image { link_type, dest_url, title, id } => self.image(link_type, &dest_url, &title, &id, range),
            Tag::MetadataBlock(_) => Open::Nothing,
        };
        self.stack.push(open);
    }

    fn tag(&mut self, open: &str, close: &'static str) -> Open {
        self.out.html(open);
        Open::Tag(close)
    }

    fn patch_here(&mut self, html: &str) -> usize {
        self.out.seal();
        self.out.patch(html)
    }

    pub(super) fn end(&mut self, range: Range<usize>) {
        match self.stack.pop() {
            None | Some(Open::Nothing) => self.end_elsewhere(),
            Some(Open::Tag(close)) => self.out.html(close),
            Some(Open::QuietTag(close)) => {
                self.quiet -= 1;
                self.out.html(close);
            }
            Some(Open::Paragraph(at)) => self.end_paragraph(at),
            Some(Open::Heading(heading, at)) => self.end_heading(*heading, at),
            Some(Open::List(list)) => self.end_list(list),
            Some(Open::Item(item)) => self.end_item(&item),
            Some(Open::Table(table)) => self.end_table(&table),
            Some(Open::Cell(at)) => self.end_cell(at),
            Some(Open::Link(name, at)) => self.end_link(name, at),
            Some(Open::Note(note)) => self.end_note(note, range),
        }
        if self.stack.is_empty() {
            let end = self.out.seal();
            if let Some(block) = self.blocks.last_mut() {
                block.pieces.end = end;
            }
        }
    }

    /// Ends what was gathered beside the pieces: code, raw HTML, an image.
    fn end_elsewhere(&mut self) {
        if let Some(code) = self.code.take() {
            self.end_code(&code);
        } else if let Some((html, range)) = self.html.take() {
            self.raw(&html, range, true);
        } else if let Some(picture) = self.picture.take() {
            self.end_image(picture);
        }
    }

    fn end_paragraph(&mut self, at: usize) {
        let inside = &mut self.out.pieces[at + 1..];
        let alone = inside.iter().all(|piece| match piece {
            Piece::Image(_) => true,
            Piece::Text(text) | Piece::Quiet(text) => text.trim().is_empty(),
            _ => false,
        });
        if alone && !inside.is_empty() {
            for piece in inside {
                match piece {
                    Piece::Image(image) => image.figure = true,
                    piece => *piece = Piece::Html(String::new()),
                }
            }
            self.out.replace(at, String::new());
            self.out.seal();
        } else {
            self.out.html("</p>\n");
        }
        self.block_is(BlockKind::Paragraph);
    }

    /// Says what the block is that just ended, where it stands in no other.
    fn block_is(&mut self, kind: BlockKind) {
        if let (true, Some(block)) = (self.stack.is_empty(), self.blocks.last_mut()) {
            block.kind = kind;
        }
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<&CowStr<'_>>, classes: &[CowStr<'_>], range: Range<usize>) -> Open {
        self.quiet += 1;
        let end = range.start + self.text.get(range.clone()).unwrap_or("").trim_end().len();
        let id: Arc<str> = match id {
            Some(id) if !id.is_empty() => {
                let written = self.text.get(range.clone()).and_then(|text| text.rfind(&format!("#{id}")));
                let at = written.map_or(range.clone(), |n| range.start + n + 1..range.start + n + 1 + id.len());
                self.mark(id, at)
            }
            _ => "".into(),
        };
        let heading = Heading {
            level: level as u8,
            id,
            text: String::new(),
            classes: classes.iter().map(ToString::to_string).collect(),
            kind: HeadingKind::Section,
            span: self.span(range.start..end),
        };
        let n = self.headings.len();
        // Its place is kept, so that headings stay in order.
        self.headings.push(heading.clone());
        let at = self.out.push(Piece::HeadingOpen(n));
        self.out.seal();
        Open::Heading(Box::new(heading), at)
    }

    fn end_heading(&mut self, mut heading: Heading, at: usize) {
        self.quiet -= 1;
        let Some(Piece::HeadingOpen(n)) = self.out.pieces.get(at) else { return };
        let n = *n;
        heading.text = one_line(&self.out.pieces[at + 1..]);
        if let Some(place) = self.headings.get_mut(n) {
            *place = heading;
        }
        self.out.push(Piece::HeadingClose(n));
        self.block_is(BlockKind::Heading(n));
    }

    /// Gives every heading its level and its id, once all ids given by hand are known.
    pub(super) fn place_headings(&mut self) {
        let shift = u8::from(self.headings.iter().any(|heading| heading.level == 1));
        for heading in &mut self.headings {
            heading.level = (heading.level + shift).min(6);
            if heading.id.is_empty() {
                heading.id = self.ids.take(&slug(&heading.text)).into();
                self.anchors.push((heading.id.clone(), heading.span));
            }
        }
    }

    pub(super) fn callout(&mut self, callout: &Callout<'_>, range: Range<usize>) {
        if self.too_deep > 0 || self.stack.len() >= super::NESTING {
            return self.event(pulldown_cmark::Event::Start(Tag::BlockQuote(None)), range);
        }
        self.start(Tag::BlockQuote(None), range);
        let (title, close) = match callout.fold {
            None => (["<p class=\"callout-title\">", "</p>\n"], "</aside>\n"),
            Some(fold) => {
                let open = if fold == Fold::Open {
                    "<details open><summary class=\"callout-title\">"
                } else {
                    "<details><summary class=\"callout-title\">"
                };
                ([open, "</summary>\n"], "</details></aside>\n")
            }
        };
        self.stack.pop();
        if let Some(Piece::Html(html)) = self.out.pieces.last_mut() {
            html.truncate(html.len() - "<blockquote>\n".len());
            let _ = writeln!(html, "<aside class=\"callout callout-{}\" role=\"note\">", callout.kind);
        }
        let default = callout.default_title();
        if !callout.title.0.is_empty() || !default.is_empty() || callout.fold.is_some() {
            self.out.html(title[0]);
            self.quiet += 1;
            match callout.title {
                ("", _) => self.out.text(&default, true),
                (text, at) => self.line(text, at),
            }
            self.quiet -= 1;
            self.out.html(title[1]);
        }
        self.stack.push(Open::Tag(close));
    }

    fn end_list(&mut self, list: List) {
        let open = match list.ordered {
            None => "<ul>\n".to_owned(),
            Some(first) => {
                let class = if list.steps { " class=\"steps\"" } else { "" };
                if first == 1 { format!("<ol{class}>\n") } else { format!("<ol{class} start=\"{first}\">\n") }
            }
        };
        self.out.replace(list.at, open);
        self.out.html(if list.ordered.is_some() { "</ol>\n" } else { "</ul>\n" });
        self.block_is(BlockKind::List(list.items));
    }

    fn end_item(&mut self, item: &Item) {
        let end = self.out.seal();
        self.out.html("</li>\n");
        if let Some(Open::List(list)) = self.stack.last_mut() {
            list.steps &= item.bold;
            list.items.push(item.first..end);
        }
    }

    pub(super) fn task(&mut self, done: bool) {
        let item = self.stack.iter().rev().find_map(|open| if let Open::Item(item) = open { Some(item.at) } else { None });
        if let Some(at) = item {
            self.out.replace(at, "<li class=\"task\">".to_owned());
        }
        let state = if done { "checked aria-label=\"done\"" } else { "aria-label=\"to do\"" };
        self.out.html(&format!("<input type=\"checkbox\" disabled {state}> "));
    }
}
