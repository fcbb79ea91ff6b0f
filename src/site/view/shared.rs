//! What many pages show, made once.

use std::fmt;
use std::marker::PhantomData;

use serde::{Serialize, Serializer};

use crate::site::draw::Ready;

/// A part of a view that many pages share, ready for templates.
///
/// Putting it into a page copies a pointer, whatever its size. Its links are relative to the pages that show it, so
/// a thing has one for each folder from which it is shown.
pub struct Shared<T> {
    ready: Ready,
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Shared<T> {
    /// `part`, ready for templates.
    pub fn new(part: &T) -> Self {
        Self { ready: Ready::of(part), of: PhantomData }
    }
}

impl<T: Serialize> From<T> for Shared<T> {
    fn from(part: T) -> Self {
        Self::new(&part)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self { ready: self.ready.clone(), of: PhantomData }
    }
}

impl<T: Serialize + Default> Default for Shared<T> {
    fn default() -> Self {
        Self::new(&T::default())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.ready == other.ready
    }
}

impl<T> Eq for Shared<T> {}

impl<T> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ready.fmt(f)
    }
}

impl<T> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.ready.serialize(serializer)
    }
}
