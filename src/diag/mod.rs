//! Findings: what is wrong in a guide, where, and the way out.

pub mod explain;
mod finding;
mod rule;
pub mod show;

pub use explain::explain;
pub use finding::{Checked, Finding, Fix, Report, Severity};
pub use rule::{Family, Rule};
