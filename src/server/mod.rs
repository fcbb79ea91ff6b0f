//! The guide in a browser while it is written: pages from memory over HTTP, live reload, and the findings over the page.
//!
//! A [`Workshop`] makes a site of each state of the sources, and knows what to show where they have mistakes; a
//! [`Stage`] holds what is shown now, swapped whole; a [`Server`] answers browsers from the stage alone, so that no
//! spelling of an address leads to a file that is not part of the site.
//!
//! ```
//! use ironleaf::server::{Editing, Stage, Workshop};
//! use ironleaf::{Checked, Options, Sources};
//!
//! let page = |text| Checked::clean(Sources::from_iter([("content/exercises/squat.md", text)]));
//! let mut workshop = Workshop::new(Options::default());
//! let first = workshop.take(page("---\ntitle: Squat\nmuscles: {primary: [quads]}\n---\n")).expect("the first state is new");
//! let stage = Stage::new(first.show(&Editing::default()));
//!
//! // A file that is half saved: the page stays as it was, and the finding says what is wrong.
//! let broken = workshop.take(page("---\ntitle: Squ")).expect("a change");
//! assert!(broken.report.findings.iter().any(|finding| finding.stops_build()));
//! assert!(broken.site.plan().get("exercises/squat.html").is_some());
//! stage.show(broken.show(&Editing::default()));
//! ```
#![expect(clippy::disallowed_types, reason = "the server has sockets and a clock")]

mod answer;
mod connections;
mod good;
mod hosts;
mod live;
mod overlay;
mod page;
mod path;
mod pictures;
mod stage;
mod trial;
mod workshop;

pub use connections::{Server, Stop};
pub use hosts::Hosts;
pub use overlay::Editing;
pub use stage::{Scene, Stage};
pub use workshop::{Made, Moved, Workshop};
