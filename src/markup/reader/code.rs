//! Fences: the field's own become holes, code is coloured.

use pulldown_cmark::{CodeBlockKind, Tag};

use crate::markup::fence::FenceWord;
use crate::markup::fragment::Piece;
use crate::markup::highlight::highlight;

use super::{Open, Reader};

/// A code block that is being read.
#[derive(Debug)]
pub(super) struct Code {
    /// The hole that it is.
    hole: Option<Piece>,
    language: String,
    pub(super) text: String,
}

/// How many of the field's own fences came so far.
#[derive(Debug, Default)]
pub(in crate::markup) struct FenceCount {
    workouts: usize,
    generates: usize,
}

impl FenceCount {
    /// Counts a fence of ours: its word, and its place among those of that word.
    pub(in crate::markup) fn count(&mut self, tag: &Tag<'_>) -> Option<(FenceWord, usize)> {
        let Tag::CodeBlock(CodeBlockKind::Fenced(info)) = tag else { return None };
        self.count_info(info)
    }

    fn count_info(&mut self, info: &str) -> Option<(FenceWord, usize)> {
        let word = FenceWord::of(info)?;
        let count = match word {
            FenceWord::Workout => &mut self.workouts,
            FenceWord::Generate => &mut self.generates,
        };
        *count += 1;
        Some((word, *count - 1))
    }
}

impl Reader<'_> {
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>) -> Open {
        let info: &str = if let CodeBlockKind::Fenced(info) = kind { info } else { "" };
        let hole = self.fences.count_info(info).map(|(word, n)| match word {
            FenceWord::Workout => Piece::Workout(n),
            FenceWord::Generate => Piece::Generate(n),
        });
        let language = info.split([' ', '\t', ',', '{']).next().unwrap_or("").to_owned();
        self.code = Some(Code { hole, language, text: String::new() });
        Open::Nothing
    }

    pub(super) fn end_code(&mut self, code: &Code) {
        if let Some(hole) = &code.hole {
            self.out.push(hole.clone());
            self.out.seal();
            return;
        }
        // A wide block scrolls; the keyboard must reach it.
        let mut open = "<pre tabindex=\"0\"><code".to_owned();
        if !code.language.is_empty() {
            crate::markup::draw::attribute("class", &format!("language-{}", code.language), &mut open);
        }
        open.push('>');
        self.out.html(&open);
        match highlight(&code.language, &code.text, &mut self.colours) {
            Some(coloured) => self.out.html(&coloured),
            None => self.out.escaped(&code.text),
        }
        self.out.html("</code></pre>\n");
    }
}
