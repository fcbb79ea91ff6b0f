//! From files to the domain: front matter read and typed, every finding in its place, and the built-in muscles.
//!
//! ```
//! use ironleaf::content::read;
//! use ironleaf::source::{Options, Sources};
//!
//! let page = "---\ntitle: Romanian Deadlift\nmuscels: {primary: [hamstrings]}\n---\nPush the hips back.";
//! let sources = Sources::from_iter([("content/exercises/rdl.md", page)]);
//! let checked = read(&sources, &Options::default());
//! assert_eq!(checked.value.library.exercises[0].common.title.as_ref(), "Romanian Deadlift");
//! assert_eq!(checked.report.findings[0].help.as_deref(), Some("write `muscles`"));
//! ```

mod asked;
mod builtin;
mod common;
mod exercise;
mod fences;
mod fields;
mod front;
mod keys;
mod language;
mod lint;
mod manuscript;
mod program;
mod prose;
mod read;
mod settings;
mod work;
mod yaml;

pub use fields::plain_or_quoted;
pub use keys::{schema, settings_schema};
pub use manuscript::{Html, Kind, Manuscript, Media, NavItem, Settings, Sheet, Theme, Units};
pub use read::{Memo, is_markdown, read, read_again};
pub use settings::KEYS as SETTINGS_KEYS;
pub use yaml::quoted;

#[cfg(test)]
mod tests;
