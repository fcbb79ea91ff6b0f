//! The world: the only floor that reads and writes files.
//!
//! [`read()`] makes [`Sources`](crate::source::Sources) of a guide's folder; [`publish()`] draws a site into a folder beside the output
//! and exchanges the two in one step, so that a reader of the output sees the old site or the new one, never a
//! mixture, whatever stops a build.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "this is the floor of files")]

mod drafts;
mod error;
mod exchange;
mod filter;
mod kept;
mod lock;
mod manifest;
mod output;
mod pages;
mod place;
mod publish;
mod read;
mod rewrite;
mod scan;
mod stage;
#[cfg(feature = "serve")]
mod watch;

pub use drafts::{Written, add, bytes, is_plain, pictures_beside, text};
pub use error::Error;
pub use kept::{Keep, Kept};
pub use pages::{Bar, Drawn, Pages, check, draw_all};
pub use publish::{Published, publish};
pub use read::read;
pub use rewrite::{begin, guide_above, put, put_file, replace};
#[cfg(feature = "serve")]
pub use watch::Watch;
