//! What Ironleaf knows about lifting: muscles, exercises, prescriptions, programs, and what follows from them.
//!
//! This floor knows nothing of files, YAML or pages.

pub mod constants;
pub mod generate;
pub mod guide;
pub mod library;
pub mod loads;
pub mod names;
pub mod prescription;
pub mod resolve;
pub mod rounds;
pub mod rules;
pub mod spine;
pub mod stations;
pub mod table;
pub mod terms;
#[cfg(test)]
pub(crate) mod testing;
pub mod time;
pub mod volume;
pub mod weeks;

pub use guide::Guide;
pub use library::Library;
pub use names::{Kind, Names};
pub use table::{Id, Table};
