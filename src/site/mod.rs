//! From guide to site: views, templates, the theme.

pub mod accent;
pub mod bodymap;
pub mod draw;
pub mod gate;
pub mod theme;
pub mod view;
