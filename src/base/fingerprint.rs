//! Short names for bytes.

use std::fmt;

/// 128 bits that stand for some bytes: equal bytes, equal fingerprint, on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of `bytes` (XXH3, which guards against accidents and not against malice).
    pub fn of(bytes: &[u8]) -> Self {
        Self(xxhash_rust::xxh3::xxh3_128(bytes))
    }

    /// The fingerprint of several texts in this order; where one ends and the next begins makes a difference.
    pub fn of_parts<'b>(parts: impl IntoIterator<Item = &'b [u8]>) -> Self {
        let mut stream = Stream::default();
        for part in parts {
            stream.add(&(part.len() as u64).to_le_bytes());
            stream.add(part);
        }
        stream.end()
    }

    /// The bits, for a fingerprint of fingerprints.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_le_bytes()
    }

    /// Eight hexadecimal digits, for file names.
    pub fn short(self) -> String {
        format!("{:08x}", self.0 >> 96)
    }
}

/// A fingerprint of bytes that come piece by piece.
#[derive(Default)]
pub struct Stream(xxhash_rust::xxh3::Xxh3);

impl Stream {
    /// Adds bytes; how they are cut into pieces makes no difference.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The fingerprint of all that was added.
    pub fn end(self) -> Fingerprint {
        Fingerprint(self.0.digest128())
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stream")
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl std::str::FromStr for Fingerprint {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Self)
    }
}
