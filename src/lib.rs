//! Ironleaf draws a strength-training guide from Markdown.

pub mod base;
pub mod content;
pub mod diag;
pub mod disk;
pub mod markup;
pub mod site;
pub mod source;
pub mod training;
