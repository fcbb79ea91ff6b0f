//! The keys of front matter and of the settings, each written once: readers know their keys by these tables, and the
//! JSON Schemas that editors use are made of them.

mod front;
mod lists;
mod schema;
mod settings;
mod shape;

pub(super) use front::{
    Article, Author, Exercise, Group, Home, Media, Muscle, Muscles, Page, Phase, Program, Request, Session, Target, Term,
};
pub(super) use lists::holds_texts;
pub use schema::{schema, settings_schema};
pub(super) use settings::{Lint, NavLink, Samples, Settings, Stations, Theme};

/// A table of keys: a type for the schema, and the names for the reader. A comment is what an editor says of its key.
macro_rules! keys {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $key:ident: $shape:ty,)* }) => {
        #[derive(schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        $(#[$about])*
        #[allow(dead_code, reason = "the fields are the table; no value is ever made")]
        pub(in crate::content) struct $name { $($(#[$doc])* $key: $shape,)* }

        impl $name {
            /// The keys, in the order in which they are told.
            pub(in crate::content) const KEYS: &'static [&'static str] = &[$(stringify!($key)),*];
        }
    };
    // A kind of page: its own keys, and those of every page.
    ($(#[$about:meta])* $name:ident with title: $title:ty, { $($own:tt)* }) => {
        $crate::content::keys::keys! {
            $(#[$about])* $name {
                $($own)*
                /// What it is called: the page's heading, and a name that links find it by.
                title: $title,
                /// One sentence: it stands under the title, on cards and in search results.
                summary: Option<Text>,
                /// Other names, which links and workout lines find it by too, such as RDL.
                aliases: Option<Vec<Name>>,
                /// Who wrote it: the name of a file in content/authors/.
                author: Option<Name>,
                /// The day it was written: year-month-day.
                date: Option<Day>,
                /// The day it was last changed: year-month-day.
                updated: Option<Day>,
                /// Free labels; each has a page that lists what carries it.
                tags: Option<Vec<Text>>,
                /// true keeps the page out of the guide, unless `--drafts` asks for it.
                draft: Option<bool>,
                /// Names of what to read next.
                related: Option<Vec<Name>>,
                /// Where its facts come from: author, title, year, address; one source an entry.
                sources: Option<Vec<Text>>,
                /// Old addresses of the page, which lead here.
                redirect_from: Option<Vec<Text>>,
                /// Another template for this page: a file in templates/, without `.html`.
                template: Option<Name>,
                /// Whether first mentions of exercises, muscles and terms become links.
                autolink: Option<Choice<Autolink>>,
                /// Rules that this page allows or denies.
                lint: Option<Lint>,
                /// Anything, handed to the template as it is.
                extra: Option<Anything>,
            }
        }
    };
}
pub(super) use keys;
