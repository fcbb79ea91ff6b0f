//! A guide, or one program of it, as other tools read it.
//!
//! Texts are made of the resolved [`Guide`](crate::training::Guide); books are made of pages that are drawn already, so
//! that they say what the guide says. All of it follows from the guide alone: the same guide gives the same bytes.

mod archive;
mod book;
mod calendar;
mod epub;
mod hevy;
mod json;
mod leaf;
mod liftoscript;
mod lines;
mod schedule;
mod table;

pub use archive::Archive;
pub use book::{Book, Leaf};
pub use calendar::{Calendar, Moment, monday_after};
pub use epub::epub;
pub use hevy::{Hevy, hevy};
pub use json::Json;
pub use liftoscript::liftoscript;
pub use table::{exercises, rows};
