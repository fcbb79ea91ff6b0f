//! What a page says by its headings: the takeaways box, the questions, the lead.

use std::ops::Range;

use crate::markup::fragment::{Fragment, HeadingKind, Piece, Question};

use super::block::{Block, BlockKind};
use super::{one_line, plain};

/// Finds the page's sections in its blocks, and draws their boxes around them.
pub(super) fn read(fragment: &mut Fragment, blocks: &[Block]) {
    let mut lead =
        blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).map(|block| one_line(&fragment.pieces[block.pieces.clone()]));
    fragment.lead = lead.find(|text| !text.is_empty());
    let mut boxes = Vec::new();
    for (n, block) in blocks.iter().enumerate() {
        let BlockKind::Heading(heading) = block.kind else { continue };
        match kind(fragment, heading) {
            HeadingKind::Takeaways => takeaways(fragment, heading, &blocks[n..], &mut boxes),
            HeadingKind::Questions => questions(fragment, heading, &blocks[n..], &mut boxes),
            HeadingKind::Section | HeadingKind::Question => {}
        }
    }
    insert(fragment, boxes);
}

/// What a heading begins, by its class or its words.
fn kind(fragment: &Fragment, heading: usize) -> HeadingKind {
    let Some(heading) = fragment.headings.get(heading) else { return HeadingKind::Section };
    if heading.kind == HeadingKind::Question {
        return HeadingKind::Question;
    }
    let marked = |class: &str| heading.classes.iter().any(|known| known == class);
    let words = heading.text.trim_end_matches([':', '.', ' ']).to_lowercase();
    if marked("takeaways") || words == "key takeaways" {
        HeadingKind::Takeaways
    } else if marked("faq") || words == "frequently asked questions" {
        HeadingKind::Questions
    } else {
        HeadingKind::Section
    }
}

/// The heading and the first list under it become a box.
fn takeaways(fragment: &mut Fragment, heading: usize, blocks: &[Block], boxes: &mut Vec<(usize, Edge)>) {
    let under = blocks.iter().skip(1).take_while(|block| !matches!(block.kind, BlockKind::Heading(_)));
    let Some((list, items)) =
        under.into_iter().find_map(|block| if let BlockKind::List(items) = &block.kind { Some((block, items)) } else { None })
    else {
        return;
    };
    let texts: Vec<String> = items.iter().map(|item| one_line(&fragment.pieces[item.clone()])).collect();
    fragment.takeaways.extend(texts);
    let mut open = "<section class=\"key\"".to_owned();
    crate::markup::draw::attribute("aria-labelledby", &fragment.headings[heading].id, &mut open);
    open.push_str(">\n");
    fragment.headings[heading].kind = HeadingKind::Takeaways;
    boxes.push((blocks[0].pieces.start, Edge::Open(open)));
    boxes.push((list.pieces.end, Edge::BoxEnd));
}

/// The headings one step below become questions, up to the next heading that is not below.
fn questions(fragment: &mut Fragment, heading: usize, blocks: &[Block], boxes: &mut Vec<(usize, Edge)>) {
    let level = fragment.headings[heading].level;
    fragment.headings[heading].kind = HeadingKind::Questions;
    let level_of = |block: &Block| if let BlockKind::Heading(n) = block.kind { Some((fragment.headings[n].level, n)) } else { None };
    let below =
        blocks.iter().skip(1).position(|block| level_of(block).is_some_and(|(other, _)| other <= level)).map_or(blocks.len(), |n| n + 1);
    let below = &blocks[1..below];
    let Some(step) = below.iter().find_map(level_of).map(|(level, _)| level) else { return };
    let starts: Vec<(usize, usize)> = below
        .iter()
        .enumerate()
        .filter_map(|(at, block)| level_of(block).filter(|(level, _)| *level <= step).map(|(_, n)| (at, n)))
        .collect();
    for (i, (at, n)) in starts.iter().enumerate() {
        let end = starts.get(i + 1).map_or(below.len(), |next| next.0);
        let pieces: Range<usize> = below[*at].pieces.end..below[end - 1].pieces.end.max(below[*at].pieces.end);
        let answer = plain(&fragment.pieces[pieces.clone()]);
        let heading = &mut fragment.headings[*n];
        heading.kind = HeadingKind::Question;
        let (id, question, span) = (heading.id.clone(), heading.text.clone(), heading.span);
        fragment.questions.push(Question { id, question, answer, span });
        boxes.push((pieces.end, Edge::AnswerEnd));
    }
}

/// HTML to put between pieces. At one place in this order: a box may stand in an answer, an answer in no box.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    BoxEnd,
    AnswerEnd,
    Open(String),
}

impl Edge {
    fn piece(self) -> Piece {
        Piece::Html(match self {
            Self::BoxEnd => "</section>\n".to_owned(),
            Self::AnswerEnd => "</details>\n".to_owned(),
            Self::Open(html) => html,
        })
    }
}

/// Puts HTML between pieces; `boxes` says before which piece.
fn insert(fragment: &mut Fragment, mut boxes: Vec<(usize, Edge)>) {
    if boxes.is_empty() {
        return;
    }
    boxes.sort();
    let mut pieces = Vec::with_capacity(fragment.pieces.len() + boxes.len());
    let mut boxes = boxes.into_iter().peekable();
    for (n, piece) in std::mem::take(&mut fragment.pieces).into_iter().enumerate() {
        while let Some((_, edge)) = boxes.next_if(|(at, _)| *at == n) {
            pieces.push(edge.piece());
        }
        pieces.push(piece);
    }
    pieces.extend(boxes.map(|(_, edge)| edge.piece()));
    fragment.pieces = pieces;
}
