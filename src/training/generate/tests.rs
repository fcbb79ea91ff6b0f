//! Tests of the search against brute force.
