//! Every byte that a build may see, and places in them.

mod files;
mod span;

pub use files::{Drafts, File, FileId, Options, Sources};
pub use span::{LineColumn, Span, Word};
