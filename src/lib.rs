//! Ironleaf draws a strength-training guide from Markdown.

pub mod base;
pub mod content;
pub mod diag;
pub mod exchange;
pub mod source;
pub mod training;
