//! What a fragment says, block by block.

use super::fragment::{Fragment, Piece};
use super::raw;

/// A heading, a paragraph, a list's item, a cell: what it says, without markup, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The heading that it is, by its place in [`Fragment::headings`].
    pub heading: Option<usize>,
    /// What it says; never empty.
    pub text: String,
}

/// What a fragment says, block by block. Code blocks, tables of workouts and raw HTML say nothing.
///
/// ```
/// use ironleaf::{Sources, markup, source::Span};
///
/// let sources = Sources::from_iter([("a.md", "## Feet\n\nHip *width* apart.\n")]);
/// let (file, text) = sources.files().next().map(|(file, f)| (file, String::from_utf8_lossy(&f.bytes))).expect("one file");
/// let fragment = markup::read(&text, Span::new(file, 0..text.len()), &markup::Options::default()).value;
/// let blocks = markup::blocks(&fragment);
/// assert_eq!((blocks[0].heading, &*blocks[0].text), (Some(0), "Feet"));
/// assert_eq!((blocks[1].heading, &*blocks[1].text), (None, "Hip width apart."));
/// ```
pub fn blocks(fragment: &Fragment) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut text = String::new();
    let mut end = |text: &mut String, heading: Option<usize>| {
        let mut line = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        text.clear();
        if !line.is_empty() {
            blocks.push(Block { heading, text: line });
        }
    };
    for piece in &fragment.pieces {
        match piece {
            Piece::Text(said) | Piece::Quiet(said) => text.push_str(said),
            Piece::Html(html) if !raw::breaks(html) => {}
            Piece::HeadingClose(n) => end(&mut text, Some(*n)),
            Piece::Html(_) | Piece::HeadingOpen(_) | Piece::Workout(_) | Piece::Generate(_) => end(&mut text, None),
            Piece::Image(image) if image.figure => end(&mut text, None),
            Piece::Image(_) | Piece::LinkOpen(_) | Piece::LinkClose | Piece::AutoOpen(_) | Piece::AutoClose => {}
        }
    }
    end(&mut text, None);
    blocks
}
