//! What was worked out before, by what it follows from.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::fingerprint::Fingerprint;

/// Values by the fingerprint of all that they follow from. An empty memo gives the same values, only later.
///
/// ```
/// use ironleaf::base::{Memo, fingerprint::Fingerprint};
/// let memo = Memo::default();
/// let length = |text: &str| memo.of(Fingerprint::of(text.as_bytes()), || text.len());
/// assert_eq!((length("squat"), length("squat")), (5, 5));
/// ```
pub struct Memo<V> {
    values: Mutex<BTreeMap<Fingerprint, Kept<V>>>,
}

struct Kept<V> {
    value: V,
    /// Whether anyone asked for it since the last [`Memo::settle`].
    used: bool,
}

impl<V: Clone> Memo<V> {
    /// The value that follows from what `key` is the fingerprint of; worked out where it is not known yet.
    pub fn of(&self, key: Fingerprint, make: impl FnOnce() -> V) -> V {
        if let Some(kept) = self.lock().get_mut(&key) {
            kept.used = true;
            return kept.value.clone();
        }
        // Made without the lock: two threads that make the same value make equal ones.
        let value = make();
        self.lock().insert(key, Kept { value: value.clone(), used: true });
        value
    }

    /// Forgets what nobody asked for since the last time.
    pub fn settle(&self) {
        self.lock().retain(|_, kept| std::mem::take(&mut kept.used));
    }

    /// How many values are known.
    pub fn len(&self) -> usize {
        self.lock().len()
    }

    /// Whether nothing is known yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<Fingerprint, Kept<V>>> {
        self.values.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self { values: Mutex::default() }
    }
}

impl<V: Clone> fmt::Debug for Memo<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Memo({})", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, Memo};

    #[test]
    fn what_nobody_asks_for_is_forgotten() {
        let memo = Memo::default();
        let key = |text: &str| Fingerprint::of_parts([text.as_bytes()]);
        assert_eq!((memo.of(key("a"), || 1), memo.of(key("a"), || 2), memo.of(key("b"), || 3)), (1, 1, 3));
        memo.settle();
        assert_eq!((memo.len(), memo.of(key("a"), || 4)), (2, 1));
        memo.settle();
        assert_eq!((memo.len(), memo.of(key("b"), || 5)), (1, 5));
    }

    #[test]
    fn parts_are_not_their_joined_text() {
        assert_ne!(Fingerprint::of_parts([&b"ab"[..], b"c"]), Fingerprint::of_parts([&b"a"[..], b"bc"]));
    }
}
