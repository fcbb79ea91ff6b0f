//! YAML with places: a tree whose every value knows where it stands, even when the file has mistakes.
//!
//! The way of a text: [`scan`] walks over it once, without memory, and finds what would stop or fool a YAML parser
//! (limits, signs, tabs, colons, quotes); [`mend`] repairs that in memory, so that everything else can still be read;
//! [`tree`] parses what is left with `serde_yaml`.

mod mend;
mod scan;
mod text;
mod tree;

pub(super) use mend::read;
pub(super) use scan::{WORK_HELP, WORK_ITEM, is_key};
pub use text::quoted;
pub(super) use text::{Text, line_of};
pub(super) use tree::{Entry, Node, Scalar, Style, Value};
