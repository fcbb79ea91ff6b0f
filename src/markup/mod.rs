//! Markdown, read into HTML with holes: links, images and tables are filled in by whoever knows the whole guide.

mod blocks;
mod callout;
mod comment;
mod draw;
mod fence;
mod fragment;
#[cfg_attr(not(feature = "highlight"), path = "highlight_off.rs")]
mod highlight;
mod ids;
mod mention;
mod parse;
mod raw;
mod reader;
mod target;
#[cfg(test)]
mod tests;

pub use blocks::{Block, blocks};
pub use draw::{Holes, ImageDrawn, NoHoles, escape, escaped};
pub use fence::{Fence, FenceWord, fences};
pub use fragment::{Fragment, Heading, HeadingKind, ImageHole, ImageSource, LinkHole, LinkTarget, Options, Piece, Question, RawHtml};
pub use mention::{Mention, Mentions};
pub use target::{decode, is_outside, is_script};

use std::sync::LazyLock;

use crate::diag::Checked;
use crate::source::{Sources, Span};

/// A body of Markdown, read; `place` is where it stands in its file.
///
/// It is read whatever is wrong with it: the findings say what was left out or renamed.
pub fn read(text: &str, place: Span, options: &Options) -> Checked<Fragment> {
    reader::read(text, place, options)
}

/// One line of Markdown (a cue, a caption), read without a paragraph around it; holes and findings as in [`read`].
///
/// What is more than one line of text (a list, a heading) stays as it is written.
pub fn read_inline(text: &str, place: Span, options: &Options) -> Checked<Fragment> {
    reader::read_inline(text, place, options)
}

/// One line of Markdown as safe HTML: emphasis, code and links elsewhere; everything else is shown as text.
///
/// ```
/// assert_eq!(ironleaf::markup::inline("Push the *hips* back"), "Push the <em>hips</em> back");
/// ```
pub fn inline(text: &str) -> String {
    static NOWHERE: LazyLock<Option<Span>> = LazyLock::new(|| {
        let sources = Sources::from_iter([("", "")]);
        sources.files().next().map(|(file, _)| Span::new(file, 0..0))
    });
    let options = Options { raw_html: RawHtml::Escape, ..Options::default() };
    match *NOWHERE {
        Some(nowhere) => read_inline(text, nowhere, &options).value.draw(&mut NoHoles),
        None => String::new(),
    }
}

/// What a fragment says, without markup: one line a block. Code blocks and raw HTML say nothing.
pub fn plain_text(fragment: &Fragment) -> String {
    reader::plain(&fragment.pieces)
}
