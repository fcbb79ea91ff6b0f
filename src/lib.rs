//! Ironleaf draws strength-training guides: Markdown in, a cross-linked guide out.
//!
//! > **A site is a pure function of its sources.**
//!
//! [`Sources`] holds every byte that a build may see; a [`Site`] knows every address and can draw any page of it. No
//! clock, environment, disk, thread order or hash order leaks in, so a whole guide can be built in memory:
//!
//! ```
//! use ironleaf::{Options, Site, Sources};
//!
//! let sources = Sources::from_iter([
//!     ("content/exercises/back-squat.md", "---\ntitle: Back Squat\naliases: [Squat]\nmuscles:\n  primary: [quads, glutes]\n---\nSit down, stand up."),
//!     ("content/programs/fives.md", "---\ntitle: Fives\nsessions:\n  - name: Monday\n    work: |\n      Squat: 5 x 5, rest 3 min\n---\n"),
//! ]);
//! let site = Site::new(&sources, &Options::default());
//!
//! // Every stage gives its best value and all that it found; nothing here keeps the guide from being published.
//! assert!(!site.report.findings.iter().any(|finding| finding.stops_build()));
//!
//! // The squat's page links to the program that uses it, the program to the squat, and there is a page for every muscle.
//! let page = |path: &str| {
//!     let (path, _) = site.value.plan().iter().find(|(p, _)| p.as_str() == path).expect("a planned address");
//!     let bytes = site.value.draw(path).expect("templates that draw").expect("a page");
//!     String::from_utf8_lossy(&bytes).into_owned()
//! };
//! assert!(page("exercises/back-squat.html").contains("href=\"../programs/fives.html\""));
//! assert!(page("programs/fives.html").contains("href=\"../exercises/back-squat.html\""));
//! assert!(page("muscles/quads.html").contains("Back Squat"));
//! ```
//!
//! # The way of a guide
//!
//! ```text
//!  disk          content              training           site                         disk
//!   │  Sources  read  │  Library  resolve  │  Guide  plan  │  Plan     draw    │  publish  │
//!   └─────────▶ ────▶ └────────▶ ────────▶ └──────▶ ─────▶ └─────▶ ─────────▶ └─────────▶ └▶ output/
//!    paths+bytes       typed, names         every name      every page          one page
//!                      still text           an Id           decided, undrawn    at a time
//! ```
//!
//! | stage | what it makes |
//! |---|---|
//! | [`disk::read`] | the guide's folder → [`Sources`] |
//! | [`content::read`] | front matter, settings and bodies → a [`training::Library`], names still text |
//! | [`training::resolve`] | every name becomes an id that cannot dangle: a [`Guide`] |
//! | [`Site::new`] | every address decided, every link found |
//! | [`Site::draw`] | one page |
//! | [`disk::publish`] | all pages into `output/`, in one step or not at all |

pub mod base;
pub mod cli;
pub mod content;
pub mod desk;
pub mod diag;
pub mod disk;
pub mod exchange;
pub mod markup;
pub mod picture;
#[cfg(feature = "serve")]
pub mod server;
pub mod site;
pub mod source;
pub mod training;

pub use base::{OutPath, Slug};
pub use diag::{Checked, Finding, Report, Rule, Severity};
pub use site::Site;
pub use source::{Options, Sources};
pub use training::Guide;
