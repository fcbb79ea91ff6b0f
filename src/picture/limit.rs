//! How much may be decoded at once, so that many large pictures do not fill the memory.

use std::sync::{Condvar, Mutex};

/// Pixels of one picture at most; a larger one is refused before it is decoded.
pub(super) const MOST: u64 = 50_000_000;
/// Pixels of all pictures that are decoded at one time; at most about 12 bytes a pixel are held.
const AT_ONCE: u64 = 50_000_000;

static HELD: Mutex<u64> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

/// The right to decode so many pixels, until it is dropped.
pub(super) struct Pass(u64);

impl Pass {
    /// Waits until others have let go of enough.
    pub(super) fn take(pixels: u64) -> Self {
        let held = HELD.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let full = |held: &mut u64| *held > 0 && *held + pixels > AT_ONCE;
        let mut held = FREED.wait_while(held, full).unwrap_or_else(std::sync::PoisonError::into_inner);
        *held += pixels;
        Self(pixels)
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        *HELD.lock().unwrap_or_else(std::sync::PoisonError::into_inner) -= self.0;
        FREED.notify_all();
    }
}
