//! Ironleaf draws a strength-training guide from Markdown.

pub mod base;
pub mod diag;
pub mod disk;
pub mod source;
pub mod training;
