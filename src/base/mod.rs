//! Words everyone uses: slugs, output paths, fingerprints, near names, English for counts and lists.

pub mod fingerprint;
mod memo;
pub mod route;
pub mod slug;
pub mod suggest;
pub mod words;

pub use memo::Memo;
pub use route::OutPath;
pub use slug::Slug;
