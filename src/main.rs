//! The `ironleaf` command.

fn main() {}
