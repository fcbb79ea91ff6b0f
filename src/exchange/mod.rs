//! Foreign text to and from guides.

pub mod export;
pub mod free_exercise_db;
mod free_exercise_db_names;
