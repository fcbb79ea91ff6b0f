//! Names become ids, and what is said where they cannot.
