//! Where in the gym things are done, and what is near what.

use std::sync::Arc;

/// Stations that one can stand anywhere with.
const FREE: &[&str] = &["dumbbells", "kettlebell", "band", "bench", "floor"];

/// Pairs of stations that a guide calls near, beside those that are by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Near {
    pairs: Vec<[Arc<str>; 2]>,
}

impl Near {
    /// Near are also these pairs (`stations: near` in the settings), either way round.
    pub fn new(pairs: impl IntoIterator<Item = [Arc<str>; 2]>) -> Self {
        Self { pairs: pairs.into_iter().collect() }
    }

    /// Whether partners of a superset can stand at these two: they are one, both are free, or the guide says so.
    pub fn is_near(&self, a: &str, b: &str) -> bool {
        let free = |station| FREE.contains(&station);
        a == b || (free(a) && free(b)) || self.pairs.iter().any(|[x, y]| (&**x, &**y) == (a, b) || (&**x, &**y) == (b, a))
    }
}

#[cfg(test)]
mod tests {
    use super::Near;

    #[test]
    fn stations_are_near_if_equal_free_or_said_to_be() {
        let near = Near::new([["cable".into(), "leg-curl".into()]]);
        let case = |a, b, want| assert_eq!(near.is_near(a, b), want, "{a} {b}");
        case("rack", "rack", true);
        case("dumbbells", "bench", true);
        case("dumbbells", "rack", false);
        case("leg-curl", "cable", true);
        case("leg-press", "cable", false);
    }
}
