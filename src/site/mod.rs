//! From guide to site: views, templates, the theme.

pub mod view;
