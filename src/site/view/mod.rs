//! What a page shows, as plain data: one type a template.
//!
//! Views are the one bridge from the guide to the templates, and the documented template API
//! (`docs/templates.md`): every field is there, every choice is made, every link is relative to the page and
//! ends in a file name. A field whose name ends in `html` or `svg` holds markup that is safe to print as it is;
//! everything else is text. Lists may be empty and options nothing: templates leave out what is not there.

mod exercise;
mod generated;
mod list;
mod muscle;
mod pages;
mod parts;
mod program;
mod shared;
mod site;
mod workout;

pub use exercise::{ExerciseView, Film, Gallery, Picture};
pub use generated::{Asked, AskedNote, MethodRule, MethodView, PairCell, PairLine, PairOrder, PairView, Sample};
pub use list::{ExerciseGroup, ExerciseRow, ExerciseTable, Filter, ListView, ProgramRow, ProgramTable, SectionView, Tag};
pub use muscle::{Anatomy, GroupView, MuscleEntry, MuscleSet, MuscleView, MusclesView, ProgramUse};
pub use pages::{
    ArticleView, AuthorView, GlossaryEntry, GlossaryLetter, GlossaryView, HomeView, NotFoundView, PageView, RedirectView, SearchView,
    TermView,
};
pub use parts::{
    AuthorBox, Body, BodyMap, Byline, Card, CardGroup, Crumb, Ending, Fact, Heading, Intro, Link, LinkGroup, MapKey, Note, Shade, Source,
    Stamp,
};
pub use program::{MaxLift, ProgramView, Week};
pub use shared::Shared;
pub use site::{Head, NavItem, Site, Units};
pub use workout::{
    Band, Credit, Effort, Lift, Load, Reason, Rest, Said, Superset, SupersetPlace, Volume, VolumeRow, WorkoutEnd, WorkoutRow, WorkoutTable,
};

/// The ids that the built-in templates give to parts of a page; a page's own headings keep clear of them.
pub const RESERVED_IDS: &[&str] = &[
    "about",
    "anatomy",
    "articles",
    "browse",
    "contents",
    "cues",
    "exercises",
    "guidance",
    "levels",
    "main",
    "maxes",
    "muscles",
    "next",
    "pairs",
    "programs",
    "progression",
    "record",
    "samples",
    "side-by-side",
    "sources",
    "variations",
    "volume",
];
